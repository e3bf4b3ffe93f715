"""The strategies of the store (战略规划): written, approved, held against the years, reviewed, closed."""
