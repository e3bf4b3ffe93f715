"""What a line of a plan was computed from: its facts, and demand month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.catalogue.models import Part
from chehang.core.context import Actor
from chehang.core.screens import Column
from chehang.replenishment.models import PlanLine

FACTS = (Column("name", gettext_lazy("Fact")), Column("value", gettext_lazy("Figure")))
DEMAND = (
    Column("month", gettext_lazy("Month")),
    Column("booked", gettext_lazy("Asked for"), "number"),
    Column("used", gettext_lazy("Planned with"), "number"),
)


@dataclass(frozen=True)
class Fact:
    """A fact in words."""

    name: str
    value: str


@dataclass(frozen=True)
class Month:
    """Pieces asked for in a month by the books, and what the plan took instead where the part had lain empty."""

    month: str
    booked: float | None
    used: float | None


def facts(line: PlanLine, actor: Actor) -> list[Fact]:
    """The facts of a line; what says nothing is left out."""
    basis: dict[str, Any] = line.basis
    if not basis:
        return []
    lead = _("%(n)s months") % {"n": basis["lead"]}
    told = [
        (_("Expected demand a month"), basis["mean"]),
        (_("From order to receipt"), lead + (" · " + _("assumed") if basis.get("assumed") else "")),
        (_("Wanted already"), basis.get("owed") or ""),
        (_("Pieces in a pack"), basis["pack"] if basis["pack"] != 1 else ""),
        (_("Least order"), basis["least"] or ""),
        (_("Stock at least"), basis["must"] or ""),
        (_("Room in the bin"), basis["room"]),
        (_("Shelf life"), _("%(n)s months") % {"n": basis["shelf"]} if basis["shelf"] is not None else ""),
        (_("Weight of a demand"), basis["weight"] if basis["weight"] != 1 else ""),
        (_("Carries on the business of"), _parts(basis.get("parts", ()))),
    ]
    return [Fact(name, str(value)) for name, value in told if value not in ("", None)]


def _parts(behind: list[tuple[int, float]]) -> str:
    numbers = dict(Part.objects.filter(pk__in=[pk for pk, _ratio in behind]).values_list("pk", "display_no"))
    return ", ".join(numbers.get(pk, "") + (f" × {ratio:g}" if ratio != 1 else "") for pk, ratio in behind)


def demand(line: PlanLine, actor: Actor) -> Iterator[Month]:
    """Month by month, the latest first; months before the part was known are left out."""
    booked = line.basis.get("booked", [])
    used = line.basis.get("used", booked)
    first = line.plan.first_month.year * 12 + line.plan.first_month.month - 1
    for n in reversed(range(len(booked))):
        if booked[n] is not None or used[n] is not None:
            at = first + n
            yield Month(f"{at // 12}-{at % 12 + 1:02d}", booked[n], used[n])
