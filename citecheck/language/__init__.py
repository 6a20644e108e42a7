"""Language: the words of each language, as data; nothing here reads a text or judges one."""
