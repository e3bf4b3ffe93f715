"""Which papers somebody may read: open ones everybody, those for managers the managers, secret ones HR, the general manager
and who drafted them."""

from django.db.models import Q, QuerySet

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.work.heads import MANAGERS

from .kinds import Secrecy
from .models import CompanyPaper

READ = ("valid", "archived")
ALL = frozenset({"general_manager", "hr_manager"})


def readable(actor: Actor) -> QuerySet[CompanyPaper]:
    """Valid and archived papers that the actor may read."""
    found = rows(CompanyPaper, actor).filter(state__in=READ)
    if ALL & set(actor.posts):
        return found
    levels = [Secrecy.OPEN, Secrecy.MANAGERS] if set(MANAGERS) & set(actor.posts) else [Secrecy.OPEN]
    return found.filter(Q(secrecy__in=levels) | Q(drafted_by_id=actor.employee_id))


def with_words(found: QuerySet[CompanyPaper], words: str) -> QuerySet[CompanyPaper]:
    """Those in which each word stands, in title, text, sender or number."""
    for word in words.split()[:6]:
        found = found.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(sender__icontains=word) | Q(number__icontains=word)
        )
    return found
