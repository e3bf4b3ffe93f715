"""What happens at the parts counter."""
