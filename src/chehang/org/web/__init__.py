"""Signing in and out, and whose request this is."""
