"""Stores, departments, posts, employees, accounts, rights and the PINs people sign with."""
