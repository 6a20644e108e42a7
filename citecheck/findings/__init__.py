"""What can be found: its codes, what stays the same finding, what editors decided."""
