"""Administration of the store: hazards, assets, seals (行政)."""
