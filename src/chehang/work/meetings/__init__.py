"""Meetings with minutes whose decisions are tasks; notes of conversations."""
