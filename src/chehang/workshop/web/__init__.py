"""The workshop's own pages."""
