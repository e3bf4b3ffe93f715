"""Pages of the kernel: lists, details, forms, desk, search, files."""
