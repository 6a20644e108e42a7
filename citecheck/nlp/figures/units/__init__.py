"""Units and money."""
