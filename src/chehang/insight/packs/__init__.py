"""Report packs (营运报表): drafted from the measures, commented and signed by who owes them, then never changed."""
