"""Where quotations stand in a source, and what was done to their words (rules Q1 to Q6)."""
