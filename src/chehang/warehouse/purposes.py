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
    partner: str = ""  # whom the cost leg names: the receiver as a ``supplier`` or a ``store``
    stays_ours: bool = False  # the goods only change their place: no cost leaves


PURPOSES = {
    "sale": Purpose(_("Sale to a customer"), "201", "sale_cost", True),
    "return": Purpose(_("Return to the supplier"), "102", "supplier_return_out", False, "supplier"),
    "transfer": Purpose(_("Transfer to another store"), "301", "transfer_out", False, "store"),
    "outlet": Purpose(_("Goods to an outlet"), "311", "", False, stays_ours=True),
    "workshop": Purpose(_("Issue to the workshop"), "211", "workshop_issue", False),
}
