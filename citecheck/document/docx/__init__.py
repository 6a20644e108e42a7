"""Reading the package of a DOCX: what mammoth would lose."""
