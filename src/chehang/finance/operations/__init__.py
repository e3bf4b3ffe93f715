"""What finance does."""
