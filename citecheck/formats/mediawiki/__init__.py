"""MediaWiki text (Wikipedia and its like): the reader of drafts, with mwparserfromhell."""
