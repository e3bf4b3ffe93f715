"""The stock plan of a store: made from its books, approved by the parts manager, kept for good."""
