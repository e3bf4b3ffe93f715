"""The print-outs of personnel."""
