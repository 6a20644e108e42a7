"""When two figures agree (rules F1 to F18)."""
