"""The check of wording."""
