"""CSV and TSV as sources."""
