"""The case as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import CaseRecord
from .states import CASE


def case_content(case: CaseRecord) -> dict[str, Any]:
    """What a case says when its compensation is approved or its end confirmed."""
    return {
        "number": case.number,
        "level": case.level,
        "facts": case.facts,
        "cause": [case.cause, case.cause_words],
        "remedy": case.remedy,
        "prevention": case.prevention,
        "compensation": str(case.compensation),
        "outcome": case.outcome,
    }


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
    )
)
