"""Vehicles: the tree of car models, each car's file with its owners and its odometer, and the recalls that concern it."""
