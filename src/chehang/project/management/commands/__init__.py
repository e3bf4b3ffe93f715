"""What of Django's own commands the house does in its own way."""
