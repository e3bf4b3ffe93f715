"""The expense budget: by department, item and month, in versions; what is spent and asked for against it."""
