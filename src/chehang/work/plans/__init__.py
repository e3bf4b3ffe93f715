"""Plans (计划): goals from the year down to a person and a day; children add up to their parent (H20)."""
