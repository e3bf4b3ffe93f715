"""What administration does, one file an act."""
