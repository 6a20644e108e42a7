"""Reading a PDF by layout: words, lines, blocks, links."""
