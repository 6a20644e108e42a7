"""All words of a language."""
