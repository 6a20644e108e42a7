"""PowerPoint presentations (PPTX) as sources."""
