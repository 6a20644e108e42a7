"""Step 3, judging: a page that came back → an article, or which kind of something else."""
