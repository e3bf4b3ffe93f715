"""The rules of the house (制度库): versions, approval, who has read them, what enforces them."""
