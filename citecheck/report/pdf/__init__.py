"""The annotated copy of a PDF draft."""
