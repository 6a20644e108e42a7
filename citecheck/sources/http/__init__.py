"""Step 3, fetching: one address → what its server answered; politely, guarded, within limits."""
