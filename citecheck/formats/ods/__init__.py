"""OpenDocument spreadsheets (ODS) as sources."""
