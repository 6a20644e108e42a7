"""Lines, blocks and tables of a PDF page."""
