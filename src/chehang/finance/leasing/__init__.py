"""Leases (租赁, CAS 21): the right of use and the debt behind it, month by month."""
