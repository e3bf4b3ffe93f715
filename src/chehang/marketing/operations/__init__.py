"""What people do in marketing, one operation a file."""
