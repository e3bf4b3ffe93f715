"""Insight: what each post owes and what proves it; the measures of all departments, their targets and bands."""
