"""Fixed assets: cards, depreciation by whole months, disposal."""
