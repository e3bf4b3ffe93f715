"""What is done in the warehouse: one file per act."""
