"""The check of date."""
