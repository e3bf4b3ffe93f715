"""Parts at secondary outlets (二级网点): asked, agreed, on the way, confirmed there; sold there, counted there, or sent back. Ours until sold."""
