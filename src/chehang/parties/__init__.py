"""Customers and suppliers: everyone the store deals with."""
