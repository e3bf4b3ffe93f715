"""The goods book: what lies where, what it is worth, and every movement that made it so."""
