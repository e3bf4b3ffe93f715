"""Taxes besides the VAT: stamp duty by the quarter, and the calendar of what is due when."""
