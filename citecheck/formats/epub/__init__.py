"""EPUB as a source."""
