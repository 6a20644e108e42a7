"""The list of references: where it stands, its entries."""
