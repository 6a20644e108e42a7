"""E-mail messages (EML) as sources, with the standard library."""
