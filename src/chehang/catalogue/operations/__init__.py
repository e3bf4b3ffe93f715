"""What people do with the part master."""
