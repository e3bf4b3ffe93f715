"""Annual accounts with their notes."""
