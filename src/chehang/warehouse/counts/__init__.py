"""Counting what lies on the shelves (盘点)."""
