"""JSON and JSON lines as sources: tables where they hold tables."""
