"""What the work floor offers to the departments above, inside their transaction."""

from .cases.services import open_case
from .tasks.services import assign, complete_about, hand_over_all, open_work_of
from .training.holding import require_certificate

__all__ = ["assign", "complete_about", "hand_over_all", "open_case", "open_work_of", "require_certificate"]
