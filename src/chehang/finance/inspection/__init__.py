"""Tax inspections and audits: what was asked, answered, and read."""
