"""The check of attribution."""
