"""Marketing: campaigns from idea to review, media and what they bring, rivals, vendors, and ideas of others."""
