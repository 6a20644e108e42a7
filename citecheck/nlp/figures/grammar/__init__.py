"""How figures are written: one file a kind."""
