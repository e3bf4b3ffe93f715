"""Screens of the goods book."""
