"""The check of coverage."""
