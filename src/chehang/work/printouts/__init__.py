"""The print-outs of the work floor."""
