"""The sample store 泓川: invented people, parts and customers, and three months of business played through the real operations."""
