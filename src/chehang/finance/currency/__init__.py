"""Foreign currency at the end of the month: what is owed abroad and lies in foreign accounts, at the rate of the last day."""
