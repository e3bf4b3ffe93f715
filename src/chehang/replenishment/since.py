"""What a plan says otherwise than the one before, and why, in a sentence."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context

from .levels import in_force
from .models import Plan

# A forecast, lead time or cost that moved less is no reason anybody would name.
MEAN, LEAD, PRICE = 0.10, 0.20, 0.02


@dataclass(frozen=True)
class Before:
    """The plan that was there: by part what it said and what it rested on."""

    plan: Plan
    lines: dict[int, dict[str, Any]]


def last(who: Actor | Context) -> Before | None:
    """The plan a new one is compared with: the one in force, else the latest."""
    found = rows(Plan, who).order_by("-id")
    plan = found.filter(state="approved").first() or found.first()
    if plan is None:
        return None
    columns = ("part_id", "top_", "price", "why", "basis")
    lines = {
        part: {
            "max": float(top), "price": float(price), "hits": why["hits"], "reason": why["reason"],
            "must": why["must"], "mean": basis.get("mean") or 0, "lead": basis.get("lead") or 0,
        }
        for part, top, price, why, basis in in_force(plan).values_list(*columns)
    }  # fmt: skip
    return Before(plan, lines)


def otherwise(before: dict[str, Any] | None, top: float) -> str | None:
    """What stood there as JSON, where the highest stock is another now; None where it stayed. ``step`` says whether the
    part is stocked from now on ("in") or no longer ("out")."""
    was = before or {"max": None}
    if (was["max"] or 0) == top:
        return None
    return json.dumps(was | {"step": "in" if not was["max"] else "out" if not top else ""})


def told(was: dict[str, Any], now: dict[str, Any], quota: tuple[str, str]) -> str:
    """Why the highest stock changed, in the reader's language. ``quota``: before and now."""
    if was["max"] is None:
        return _("New in the plan: highest stock %(now)s.") % {"now": _plain(now["max"])}
    return _("Highest stock %(was)s → %(now)s: %(why)s.") % {
        "was": _plain(was["max"]),
        "now": _plain(now["max"]),
        "why": _why(was, now, quota),
    }


def _why(was: dict[str, Any], now: dict[str, Any], quota: tuple[str, str]) -> str:
    if now["reason"] != was["reason"] and now["reason"] in ("never", "ended", "must", "space", "shelf"):
        return {
            "never": _("it is on the never-stock list now"),
            "ended": _("it is no longer sold"),
            "must": _("it is on the must-stock list now"),
            "space": _("its bin holds no more"),
            "shelf": _("more would not be used within its shelf life"),
        }[now["reason"]]
    if was["reason"] != now["reason"] and was["reason"] in ("never", "must"):
        return _("its stocking rule was dropped")
    if now["must"] != was["must"]:
        return _("its stocking rule asks for %(now)s instead of %(was)s") % {"was": was["must"], "now": now["must"]}
    words = []
    if now["hits"] != was["hits"]:
        words.append(_("%(now)s demands in a year instead of %(was)s") % {"was": was["hits"], "now": now["hits"]})
    elif _moved(was["mean"], now["mean"], MEAN):
        words.append(_("%(now)s expected a month instead of %(was)s") % {"was": was["mean"], "now": now["mean"]})
    if _moved(was["lead"], now["lead"], LEAD):
        words.append(_("it takes %(now)s months to come instead of %(was)s") % {"was": was["lead"], "now": now["lead"]})
    if _moved(was["price"], now["price"], PRICE):
        words.append(
            _("it costs %(now)s instead of %(was)s") % {"was": _plain(was["price"]), "now": _plain(now["price"])}
        )
    if not words and quota[0] != quota[1]:
        words.append(_("the quota is %(now)s instead of %(was)s") % {"was": quota[0], "now": quota[1]})
    return _(", ").join(words) or _("the other parts earn more or less with the same quota than before")


def _moved(was: float, now: float, share: float) -> bool:
    return abs(now - was) > share * max(abs(was), 1e-9)


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
