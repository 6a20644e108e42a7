"""A leaf: a page of a PDF → its printed lines in reading order, its blocks, tables and drawings.

Drafts and sources are read alike. Only pdfium is asked. Nothing here knows of either, or of
references; coordinates are points, y upwards from the foot of the page.
"""
