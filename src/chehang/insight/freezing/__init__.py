"""Frozen months (月度快照): when a month is closed or locked, every measure is kept as it was seen, with its rows."""
