"""Customer care: calls after delivery and service, consent, complaints joined to customers, satisfaction, customer files."""
