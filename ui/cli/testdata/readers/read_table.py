"""Prints a table as Python's csv module reads it: a JSON list of its rows by header."""
import csv
import json
import sys

with open(sys.argv[1], encoding=sys.argv[2], newline="") as file:
    json.dump(list(csv.DictReader(file, strict=True)), sys.stdout)
