"""What is shown of keys."""
