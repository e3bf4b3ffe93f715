"""What was out of the ordinary in a month, signed by the finance manager."""
