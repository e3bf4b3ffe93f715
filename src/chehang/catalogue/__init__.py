"""The part master of the group: numbers, names, supersession, the suppliers' prices, and finding parts."""
