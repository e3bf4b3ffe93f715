"""The case as a document."""

from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register

from .models import CaseRecord
from .states import CASE


def case_content(case: CaseRecord) -> dict[str, Any]:
    """What a case says when its compensation is approved or its end confirmed; its level may rise meanwhile."""
    return {
        "number": case.number,
        "facts": case.facts,
        "cause": [case.cause, case.cause_words],
        "remedy": case.remedy,
        "prevention": case.prevention,
        "compensation": f"{case.compensation:.2f}",
        "outcome": case.outcome,
    }


def case_shown(case: CaseRecord) -> list[tuple[Any, str]]:
    """What happened, why, and what is proposed."""
    return [
        (_("Case"), f"{case.title} · {case.get_level_display()}"),
        (_("Facts"), case.facts),
        (_("Cause"), case.cause_words),
        (_("Remedy"), case.remedy),
        (_("Prevention"), case.prevention),
    ]


register(
    Document(
        "work.case",
        model="work.CaseRecord",
        title=_("Case"),
        series="AJ",
        content=case_content,
        see="work.see_cases",
        machine=CASE,
        link="/work/cases/{id}/",
        # What is approved is the compensation: most cases need none.
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "compensation_routes.csv",
            amount=lambda case: case.compensation,
            authors=lambda case: {case.owner_id or 0},
            shown=case_shown,
            effect=lambda case: [(_("Paid to the customer"), f"{case.compensation:,.2f}")],
            waits=lambda: Q(state="proposed", compensation__gt=0, compensation_approved_by=None),
        ),
    )
)
