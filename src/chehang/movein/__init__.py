"""A store moves in: its first steps, what it brings from its old system, and the closing of the opening."""
