"""XML as a source."""
