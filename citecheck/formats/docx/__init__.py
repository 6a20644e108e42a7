"""A leaf: the XML of a Word file, parsed safely, and what in it no reader sees."""
