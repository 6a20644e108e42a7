"""One folder a format: its draft reader and its source reader."""
