"""Excel workbooks (XLSX) as sources, with openpyxl."""
