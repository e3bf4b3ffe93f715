"""Setting prices and limits."""
