"""Step 3, keeping: captures ↔ the store: an index, content-addressed files, WARC."""

UNREACHED = "the object store cannot be reached"
"""How a failure begins that is no source's: it ends the run, nothing is written down."""
