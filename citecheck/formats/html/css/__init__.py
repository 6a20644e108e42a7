"""Cascading style sheets: what a page says about its looks, as far as it hides text."""
