"""Finance's print-outs."""
