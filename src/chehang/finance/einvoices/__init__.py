"""Electronic invoices (数电票) as files: read, compared with themselves, shown when something was changed."""
