"""What the house proves every night."""
