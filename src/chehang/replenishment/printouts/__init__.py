"""Replenishment's print-outs."""
