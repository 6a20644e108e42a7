"""LaTeX as a format of drafts, with what its files include and the bibliographies they name."""
