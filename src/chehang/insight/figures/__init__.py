"""Measures between departments that do not know each other: parts with the workshop, deliveries with services, numbers with
their targets. Formulas after the trade's list (kpis.md E)."""
