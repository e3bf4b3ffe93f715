"""A department made by following ``docs/howto`` and nothing else; it stands outside the house and is tried in its own process."""
