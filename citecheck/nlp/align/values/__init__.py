"""Ties of values, a module a kind; `broken` asks all, `rivals` and `stretches` serve them."""
