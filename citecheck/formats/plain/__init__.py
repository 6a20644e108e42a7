"""Plain text, as draft and as source."""
