"""The library: papers in force that somebody may read, and finding in them."""

from django.db.models import Q, QuerySet

from chehang.core.access import rows
from chehang.core.context import Actor

from .access import READ
from .models import CompanyPaper


def readable(actor: Actor) -> QuerySet[CompanyPaper]:
    """Valid and archived papers that the actor may read."""
    return rows(CompanyPaper, actor).filter(state__in=READ)


def with_words(found: QuerySet[CompanyPaper], words: str) -> QuerySet[CompanyPaper]:
    """Those in which each word stands, in title, text, sender or number."""
    for word in words.split()[:6]:
        found = found.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(sender__icontains=word) | Q(number__icontains=word)
        )
    return found
