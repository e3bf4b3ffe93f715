"""The print-outs of imports: each a template with the module that fills it."""
