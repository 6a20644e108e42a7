"""The check of quote."""
