"""The page: its template, its style, its script, and what they show, looked up and in order."""
