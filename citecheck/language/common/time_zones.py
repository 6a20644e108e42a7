"""Time zones."""

from __future__ import annotations

from citecheck.language.word_set import word_set

ZONES = word_set("gmt utc bst est edt cst cdt mst mdt pst pdt cet cest ist aest")
"""Abbreviations of time zones."""
