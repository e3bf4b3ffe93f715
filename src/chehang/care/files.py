"""How complete the files of customers are, and which may be two of one person."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from .models import Consent

NEEDED = ("name", "mobile", "address", "vehicle", "insured_until", "mileage", "consent")


WORDS = {
    "name": _("Name"), "mobile": _("Mobile"), "address": _("Address"), "vehicle": _("Vehicle"),
    "insured_until": _("Insured until"), "mileage": _("Mileage"), "consent": _("Consent"),
}  # fmt: skip


@dataclass(frozen=True)
class Score:
    """A file: how many of the facts it needs are there, in per cent, and what is missing."""

    customer_id: int
    code: str
    name: str
    percent: int
    missing: tuple[str, ...]

    @property
    def lacks(self) -> list[str]:
        """What is missing, in words."""
        return [str(WORDS[name]) for name in self.missing]


def scores(who: Actor | Context) -> list[Score]:
    """Every living file of a person or company, the poorest first."""
    cars: dict[int, tuple[bool, bool]] = {}
    for owner, insured, read in (
        rows(Vehicle, who)
        .filter(merged_into=None, active=True, owner__isnull=False)
        .values_list("owner_id", "insured_until", "mileage_on")
    ):
        had = cars.get(owner, (False, False))
        cars[owner] = (had[0] or insured is not None, had[1] or read is not None)
    asked = set(rows(Consent, who).values_list("customer_id", flat=True))
    found = []
    people = rows(Customer, who).filter(active=True).exclude(kind__in=("walk_in", "outlet"))
    for pk, code, name, mobile, address in people.values_list("pk", "code", "name", "mobile", "address"):
        there = {
            "name": bool(name), "mobile": bool(mobile), "address": bool(address), "vehicle": pk in cars,
            "insured_until": cars.get(pk, (False, False))[0], "mileage": cars.get(pk, (False, False))[1],
            "consent": pk in asked,
        }  # fmt: skip
        missing = tuple(n for n in NEEDED if not there[n])
        found.append(Score(pk, code, name, round(100 * (len(NEEDED) - len(missing)) / len(NEEDED)), missing))
    return sorted(found, key=lambda s: (s.percent, s.customer_id))


def doubles(who: Actor | Context) -> list[tuple[str, list[Customer]]]:
    """Living files that share a mobile: never merged without a person."""
    by: dict[str, list[Customer]] = {}
    people = rows(Customer, who).filter(active=True).exclude(kind="walk_in").exclude(mobile="").order_by("id")
    for customer in people:
        by.setdefault(customer.mobile, []).append(customer)
    return [(customer[0].masked_mobile, customer) for customer in by.values() if len(customer) > 1]
