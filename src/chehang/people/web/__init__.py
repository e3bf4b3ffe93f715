"""The pages of HR."""
