"""Cases (案件): a complaint, an incident, a crisis: a clock at each step, a cause, measures, and an end that another person confirms."""
