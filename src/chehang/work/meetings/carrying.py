"""What earlier meetings decided and nobody has finished comes back to the next one, with how often it was carried over (§9.10)."""

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..tasks.states import OPEN
from .models import Decision, Meeting


def carried_to(meeting: Meeting) -> QuerySet[Decision]:
    """Open decisions of earlier meetings of its kind and department, the oldest first; ``times`` is how many of these meetings were
    held since."""
    like = Meeting.objects.filter(
        store_id=meeting.store_id, kind=meeting.kind, department=meeting.department, at__lt=meeting.at
    )
    since = like.filter(state="held", at__gt=OuterRef("meeting__at")).order_by().values("store_id")
    open_ = Decision.objects.filter(meeting__in=like.filter(state="held"), task__state__in=OPEN)
    passed = Subquery(since.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return open_.annotate(times=Coalesce(passed, 0)).order_by(F("meeting__at"), "n")
