"""Transfers between the stores of the group (调拨): asked, agreed by both parts managers, sent, on the way, received."""
