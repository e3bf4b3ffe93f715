"""Money that leaves the store: expense claims, payment requests, advances, and who may be paid where."""
