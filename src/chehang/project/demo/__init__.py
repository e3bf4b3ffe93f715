"""The director of the sample store 泓川: stores, people and calendar. What happens is told by the departments' chapters."""
