"""Car sales (整车销售): from the lead to the delivered car, and the true stock of cars everywhere."""
