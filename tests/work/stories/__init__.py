"""The stories of the subjects of the work floor."""
