"""Words and signs that belong to no one language."""
