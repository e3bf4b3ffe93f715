"""What customers owe and pay: bills, money taken at the cash desk, credit."""
