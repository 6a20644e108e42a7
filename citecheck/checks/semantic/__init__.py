"""The check of semantic."""
