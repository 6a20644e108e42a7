"""Archived links put into a draft."""
