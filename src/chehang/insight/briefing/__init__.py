"""Briefing packs (拜访简报): what to know before meeting a partner, drawn from measures, promises and contracts."""
