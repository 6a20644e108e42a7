"""The check of polarity."""
