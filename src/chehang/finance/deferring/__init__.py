"""Expenses paid ahead (待摊) and expenses not billed yet (预提)."""
