"""Provisions (准备): for slow stock and for debts that age, reckoned by a policy, each with its rows."""
