"""Purchasing's print-outs."""
