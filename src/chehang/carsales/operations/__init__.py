"""What people do in car sales, one file each."""
