"""reStructuredText: the reader of drafts, with docutils."""
