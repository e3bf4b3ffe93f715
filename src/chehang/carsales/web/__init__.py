"""Screens of car sales."""
