"""What administration prints."""
