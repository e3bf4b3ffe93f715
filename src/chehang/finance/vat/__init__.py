"""VAT: issued and received invoices, certification, what is turned out, the return and its days."""
