"""Keys of test cars: lent to a colleague, and given back."""
