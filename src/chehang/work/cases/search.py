"""Cases in the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import CaseRecord
from .states import CASE


@provider("work.cases")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Cases by number, words or complainant."""
    if len(text) >= 2 and actor.may("work.see_cases"):
        words = Q(number__icontains=text) | Q(title__icontains=text) | Q(complainant__icontains=text)
        for case in rows(CaseRecord, actor).filter(words).order_by("-id")[:5]:
            yield Hit(_("Case"), str(case), str(CASE.title(case.state)), f"/work/cases/{case.pk}/")
