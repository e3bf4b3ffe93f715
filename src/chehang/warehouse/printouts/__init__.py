"""The warehouse's print-outs: each a template with the module that fills it."""
