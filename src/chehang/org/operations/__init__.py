"""What administrators and staff do with people, posts, rights, accounts and PINs."""
