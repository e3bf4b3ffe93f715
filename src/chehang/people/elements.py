"""What a wage is made of: elements with their formulas as dated data. The house begins with the usual ones (§7.5); a store sets
its own from a month on with ``people.set_pay_element``, and a payslip tells each with the numbers put in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import PayElement

# Names a formula may use, and what they are.
NAMES = {
    "base": _("Base wage; one that changes within the month by working days"),
    "post_pay": _("Post pay"),
    "seniority": _("Seniority pay"),
    "performance": _("Performance pay"),
    "insured": _("Social insurance base"),
    "share": _("Share of the month somebody was employed"),
    "years": _("Full years of service at the end of the month"),
    "paid_days": _("Paid days a month"),
    "due_days": _("Days due"),
    "attended": _("Days attended"),
    "late": _("Times late"),
    "missing": _("Punches missing"),
    "absent": _("Days absent"),
    "unpaid": _("Unpaid leave"),
    "sick": _("Sick leave"),
    "weekday_hours": _("Overtime on working days"),
    "rest_hours": _("Overtime on rest days"),
    "holiday_hours": _("Overtime on public holidays"),
    "sick_share": _("Share of the wage on sick leave"),
    "minimum_wage": _("Minimum monthly wage of the city"),
}


@dataclass(frozen=True)
class Element:
    """An element as it holds in a month. ``since`` is None for one of the house."""

    n: int
    code: str
    title: Any
    formula: str
    since: date | None = None

    @property
    def pk(self) -> str:
        """Its code: what a row of a table is called by."""
        return self.code


STANDARD = (
    Element(10, "base", _("Base wage"), "base * share"),
    Element(20, "post", _("Post pay"), "post_pay * share"),
    Element(30, "seniority", _("Seniority pay"), "seniority * share"),
    Element(40, "performance", _("Performance pay"), "performance * share"),
    Element(50, "weekday", _("Overtime on working days"), "base / paid_days / 8 * weekday_hours * 1.5"),
    Element(60, "rest", _("Overtime on rest days"), "base / paid_days / 8 * rest_hours * 2"),
    Element(70, "holiday", _("Overtime on public holidays"), "base / paid_days / 8 * holiday_hours * 3"),
    Element(80, "absent", _("Absence and unpaid leave"), "-(base / paid_days * (absent + unpaid))"),
    # 病假工资: the store's share of the wage, at least 80 % of the minimum wage.
    Element(90, "sick", _("Sick leave"),
            "-((base - max(base * sick_share, min(base, minimum_wage * 0.8))) / paid_days * sick)"),
)  # fmt: skip


def in_force(rows: Iterable[PayElement]) -> list[Element]:
    """The elements of a month: the latest row of a code stands in place of the house's; an empty formula takes it out."""
    found = {e.code: e for e in STANDARD}
    for row in rows:
        found[row.code] = Element(row.n, row.code, row.title, row.formula, row.since)
    return sorted((e for e in found.values() if e.formula), key=lambda e: (e.n, e.code))


def elements_of(store_id: int, month: date) -> list[Element]:
    """The elements of a store in a month."""
    return in_force(PayElement.objects.filter(store_id=store_id, since__lte=month).order_by("since", "id"))
