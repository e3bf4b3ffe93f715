"""Screens of the money book."""
