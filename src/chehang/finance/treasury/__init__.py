"""Cash and bank: accounts, statements, matching, reconciliation, counted cash, money moved between them."""
