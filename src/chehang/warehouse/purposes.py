"""What goods leave for, and what that means in the two books."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Purpose:
    """``movement`` marks the goods book, ``event`` names the posting rule of the cost in the money book."""

    title: Any
    movement: str
    event: str
    needs_clearing: bool


PURPOSES = {
    "sale": Purpose(_("Sale to a customer"), "201", "sale_cost", True),
    "workshop": Purpose(_("Issue to the workshop"), "211", "workshop_issue", False),
}
