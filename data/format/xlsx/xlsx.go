// Package xlsx reads people from the workbooks of spreadsheet programs, and writes Lanyard's own table as
// one (ECMA-376, Office Open XML). What the cells mean is read by package table.
package xlsx
