"""What people do with the files of cars, one operation a file."""
