"""One run: drafts, their sources, the claims held against them, and the gate."""
