"""The duties of the posts: their texts, what proves them, how they stand."""
