"""What is done with a stock plan."""
