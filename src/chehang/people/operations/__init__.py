"""What HR does, one file an act."""
