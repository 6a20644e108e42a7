"""The check of figure."""
