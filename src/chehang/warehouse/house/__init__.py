"""Order in the warehouse: visitors, tools, what does not sell."""
