"""Chehang 车行: the management system of a car dealership (汽车4S店)."""

__version__ = "0.1.0"
