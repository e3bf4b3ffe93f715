"""What happens at the cash desk."""
