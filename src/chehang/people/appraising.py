"""Who appraises whom: the head of the department its people, the general manager the heads and the management office."""

from django.db.models import Q, QuerySet

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.org.posts import POSTS
from chehang.work.heads import HEADS, headed_by

from .models import Appraisal

HEAD_POSTS = frozenset(HEADS.values())


def scored_by(who: Actor) -> Q:
    """Which appraisals the actor scores; never his own."""
    led = headed_by(who)
    mine = {
        code
        for code, post in POSTS.items()
        if ("general_manager" in who.posts if code in HEAD_POSTS else post.department in led)
    }
    return Q(scheme__post__in=mine) & ~Q(employee_id=who.employee_id)


def appraised_by(who: Actor) -> QuerySet[Appraisal]:
    """Appraisals that the actor scores."""
    return rows(Appraisal, who).filter(scored_by(who))


def may_score(ctx: Context, appraisal: Appraisal) -> bool:
    """Whether the actor appraises this person."""
    return appraised_by(ctx.actor).filter(pk=appraisal.pk).exists()
