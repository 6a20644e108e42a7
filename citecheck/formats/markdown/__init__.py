"""Reading a parsed Markdown file, and the notes that marko does not know."""
