"""What if (情景测算): some measures are assumed to change, those made from them follow."""
