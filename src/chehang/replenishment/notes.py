"""The defaults a plan was made with, as codes and numbers, and their words."""

from typing import Any

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chehang.planning import PlanInputs
from chehang.planning.arrays import Floats
from chehang.planning.texts import render

from .models import PlanSettings

Note = tuple[str, dict[str, Any]]
SHOWN = 20


def notes_of(
    inputs: PlanInputs, booked: Floats, settings: PlanSettings | None, by_load: int, unpriced: list[str]
) -> list[Note]:
    """What the store's own data left open or changed; the engine adds its own notes."""
    told: list[Note] = []
    if unpriced:
        told.append(("left_out", {"count": len(unpriced), "parts": ", ".join(unpriced[:SHOWN])}))
    lifted = np.nan_to_num(inputs.demand) > np.nan_to_num(booked) + 1e-9
    if lifted.any():
        told.append(("stockouts", {"parts": int(lifted.any(axis=0).sum()), "months": int(lifted.sum())}))
    if settings is None:
        told.append(("settings", {}))
    else:
        told.append(
            (
                "settings_of",
                {
                    "day": settings.valid_from.isoformat(),
                    "cost": f"{settings.order_cost:.2f}",
                    "factor": settings.loss_factor,
                },
            )
        )
    told.append(("by_load", {"count": by_load}) if by_load else ("no_space", {}))
    return told


def said(code: str, params: dict[str, Any]) -> str:
    """A note in the reader's language."""
    if code == "left_out":
        text = _("%(count)s parts have neither cost nor net price and were left out: %(parts)s")
    elif code == "stockouts":
        text = _(
            "%(months)s months in which %(parts)s parts lay empty were counted with what would have been asked for."
        )
    elif code == "settings":
        text = _(
            "No planning figures are set: an order line costs nothing, a piece costs 18 %% of its cost a year to keep,"
            " a shortage costs three times the lost margin, a demand of the workshop counts three times under “critical”."
        )
    elif code == "settings_of":
        text = _(
            "Planning figures since %(day)s: an order line costs %(cost)s yuan, a shortage %(factor)s times the margin."
        )
    elif code == "by_load":
        text = _("For %(count)s parts the load of their shelves limits the highest stock.")
    elif code == "no_space":
        text = _("No shelf has a load limit; only the stocking rules limit the room in a bin.")
    elif code == "no_weights":
        text = _("No demand came from the workshop and no rule gives a weight: all demands count the same.")
    else:
        return render(code, "en" if (get_language() or "").startswith("en") else "zh", params)
    return text % params
