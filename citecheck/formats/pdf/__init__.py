"""A leaf: a page of a PDF → its printed lines in reading order, its blocks, tables and drawings.

Drafts and sources are read alike, by pdfium alone; pdfplumber tells the cells in the ruling lines
that it read. Nothing here knows of either, or of references; coordinates are points, y upwards
from the foot of the page.
"""
