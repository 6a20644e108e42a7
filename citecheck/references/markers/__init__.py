"""Markers in the running text."""
