"""What a PDF draft has besides its lines and blocks: links, and the text with its hints."""
