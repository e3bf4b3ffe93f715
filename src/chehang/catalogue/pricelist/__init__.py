"""Reading a supplier's part and price list: rows, comparison with the catalogue, entering them."""
