"""The acts of the work floor, one file each."""
