"""Year targets over measures (目标分解): split by weights, agreed as goals, followed, planned anew on the rest, forecast."""
