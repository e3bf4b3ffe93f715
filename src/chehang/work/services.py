"""What the work floor offers to the departments above, inside their transaction."""

from .tasks.services import assign, complete_about, hand_over_all, open_work_of

__all__ = ["assign", "complete_about", "hand_over_all", "open_work_of"]
