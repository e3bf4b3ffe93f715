"""Old parts (旧件) in custody: tagged, kept in their zone without a value, sent back, credited or scrapped."""
