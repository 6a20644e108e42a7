"""Settings: what there is, where it comes from, and the page that tells of it."""
