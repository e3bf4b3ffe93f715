"""The operations of insight."""
