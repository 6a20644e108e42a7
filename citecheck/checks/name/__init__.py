"""The check of name."""
