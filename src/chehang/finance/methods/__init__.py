"""Accounting methods: posting rules and accounts that finance edits, and notes where the tax law counts otherwise."""
