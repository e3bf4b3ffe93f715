"""The print-out of a document that has no form of its own in the trade."""
