"""Reading a parsed page: what is visible, what its links say, where its text stands."""
