"""Insight: what each post owes and what proves it."""
