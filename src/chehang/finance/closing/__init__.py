"""Closing a month: the list of what has to be done, the reconciliation board, spot checks, frozen statements."""
