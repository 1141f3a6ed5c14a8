"""Prints a workbook as openpyxl reads it: its sheets by name, each a JSON list of rows by header, with what is not plain text in it."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
out = {}
for sheet in book.worksheets:
    header = [cell.value for cell in sheet[1]]
    rows, strange = [], []
    for cells in sheet.iter_rows(min_row=2):
        rows.append({name: cell.value or "" for name, cell in zip(header, cells)})
        strange += [c.coordinate for c in cells if c.value is not None and (c.data_type != "s" or c.number_format != "@")]
    out[sheet.title] = {"rows": rows, "strange": strange, "frozen": sheet.freeze_panes or ""}
json.dump(out, sys.stdout)
