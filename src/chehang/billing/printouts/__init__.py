"""Billing's print-outs."""
