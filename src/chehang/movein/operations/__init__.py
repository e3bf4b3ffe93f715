"""What is done to move in: one file each."""
