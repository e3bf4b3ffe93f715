"""What is done with orders: one file per act."""
