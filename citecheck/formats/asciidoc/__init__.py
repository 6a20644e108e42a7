"""AsciiDoc: the reader of drafts; the part of the language that articles are written in."""
