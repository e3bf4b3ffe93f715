"""Deposits on old parts (旧件押金): paid with a remanufactured part, given back when the old one comes."""
