"""How text is read: one strict reader per kind, called by commands, pages and files alike. Pure."""
