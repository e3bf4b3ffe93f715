"""Checks (检查): templates with versions, rounds by rhythm or at random, a place by its QR, what failed becomes a task."""
