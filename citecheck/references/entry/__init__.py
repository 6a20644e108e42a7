"""The fields of one entry."""
