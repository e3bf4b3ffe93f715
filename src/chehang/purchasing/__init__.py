"""Orders to suppliers: drafted, reviewed by the parts manager, sent, received, invoiced; the capital quota."""
