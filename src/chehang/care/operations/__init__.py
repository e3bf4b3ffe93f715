"""What people do in customer care, one operation a file."""
