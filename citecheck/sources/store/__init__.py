"""Step 3, keeping: captures ↔ the store: an index, content-addressed files, WARC."""
