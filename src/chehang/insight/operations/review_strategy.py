"""Review a strategy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.insight.strategy.models import Course, Strategy, StrategyReview
from chehang.work.heads import MANAGERS


class ReviewStrategy(Command):
    """How it stands against what came, and what follows."""

    strategy: Annotated[Id, Ref("insight.Strategy")]
    course: Annotated[Course, Field(title="Review finding")]
    text: Annotated[Reason, Field(title="Review note")]


@operation("insight.review_strategy", title=_("Review the strategy"), posts=MANAGERS)
def review_strategy(cmd: ReviewStrategy, ctx: Context) -> Done:
    """Add a note that stays. Refused for what is not in force; who wrote the strategy is told when it is behind."""
    strategy = access.get(Strategy, cmd.strategy, ctx, lock=True)
    if strategy.state != "approved":
        raise Refused("strategy.not_in_force", _("Only a strategy in force is reviewed. Approve it first."))
    review = StrategyReview.objects.create(
        store_id=ctx.store_id,
        strategy=strategy,
        n=strategy.reviews.count() + 1,
        course=cmd.course,
        text=cmd.text,
        reviewer_id=ctx.actor.employee_id,
        at=ctx.now,
    )
    ctx.changed(strategy, {"reviews": review.n - 1}, {"reviews": review.n, "course": cmd.course, "note": cmd.text})
    if cmd.course != Course.ON_COURSE and strategy.owner_id != ctx.actor.employee_id:
        ctx.tell(
            _("Strategy %(strategy)s was reviewed: %(course)s"),
            employee_id=strategy.owner_id,
            link=f"/insight/strategies/{strategy.pk}/",
            strategy=strategy.title,
            course=str(Course(cmd.course).label),
        )
    return Done(id=strategy.pk, number=strategy.number)
