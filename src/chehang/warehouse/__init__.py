"""The warehouse: goods coming in, put away, picked, signed out. No stock leaves without an outbound order."""
