"""Step 3, archives: the web archive's captures of a source: found, recovered, made."""
