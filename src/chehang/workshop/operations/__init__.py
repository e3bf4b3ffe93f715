"""What people of the workshop do, one operation a file."""
