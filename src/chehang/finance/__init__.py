"""Finance: vouchers by hand, review, red-letter reversal, closing months, reading the books."""
