"""The annotated copy of a DOCX draft."""
