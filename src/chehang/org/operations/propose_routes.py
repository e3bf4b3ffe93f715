"""Propose who approves a kind of document from a day on."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.approvals.routes import Condition, Step, gather, require_whole
from chehang.core.context import Context
from chehang.core.documents import documents
from chehang.core.errors import Refused
from chehang.core.models import RouteLine, RouteSet
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, NonNegativeMoney, PositiveMoney, Rate, Reason, RequiredText
from chehang.org.duty import on_duty
from chehang.org.posts import POSTS, title_of

BUDGET = {"any": None, "over": True, "within": False}


class RouteRow(Command):
    """One step: above which amount, up to which (empty: any), which post, how many persons of it."""

    kind: Annotated[str, Field(max_length=40)] = ""
    amount_from: Annotated[NonNegativeMoney, Field(title="Above")] = Decimal(0)
    amount_to: Annotated[PositiveMoney | None, Field(title="Up to")] = None
    percent_from: Annotated[Rate, Field(title="Above share")] = Decimal(0)
    percent_to: Annotated[Rate | None, Field(title="Up to share")] = None
    budget: Annotated[Literal["any", "over", "within"], Field(title="Over budget")] = "any"
    step: Annotated[int, Field(ge=1, le=9)] = 1
    post: RequiredText
    people: Annotated[int, Field(ge=1, le=9, title="How many persons")] = 1


class ProposeRoutes(Command):
    """All routes of one kind of document; they replace those before from the day on."""

    document: RequiredText
    valid_from: DueDate
    reason: Reason
    lines: Annotated[list[RouteRow], Field(min_length=1, max_length=100)]


@operation("org.propose_routes", title=_("Propose approval routes"), posts=("general_manager", "finance_manager"))
def propose_routes(cmd: ProposeRoutes, ctx: Context) -> Done:
    """Write down new routes; a second person puts them in force.

    Refused when bands overlap or leave a gap, when a post does not exist or nobody holds it, and for a day before
    tomorrow: what was handed in today keeps the limits of today.
    """
    known = documents().get(cmd.document)
    if known is None or known.approval is None:
        raise Refused("routes.document", _("There is no such document that is approved by routes."), field="document")
    require_tomorrow(ctx, cmd.valid_from)
    rows = [(_condition(row), row.step, Step(row.post, row.people)) for row in cmd.lines]
    require_whole(gather(rows))
    _require_holders(ctx, cmd)
    made = RouteSet.objects.create(
        store_id=ctx.store_id,
        document=cmd.document,
        valid_from=cmd.valid_from,
        reason=cmd.reason,
        author_id=ctx.actor.employee_id,
        author_name=ctx.actor.name[:100],
        at=ctx.now,
    )
    RouteLine.objects.bulk_create(
        RouteLine(routes=made, store_id=ctx.store_id, **vars(condition), step=n, post=step.post, people=step.people)
        for condition, n, step in rows
    )
    ctx.changed(made, None, {"document": cmd.document, "valid_from": str(cmd.valid_from), "lines": len(rows)})
    for post in ("general_manager", "finance_manager"):
        ctx.tell(
            _("New approval routes of “%(what)s” wait for a second person"),
            post=post,
            link=f"/org/routes/{made.pk}/",
            what=known.title,
        )
    return Done(id=made.pk)


def require_tomorrow(ctx: Context, day: object) -> None:
    """Refused when the routes would hold for a day that has begun."""
    if str(day) <= str(ctx.today):
        raise Refused(
            "routes.too_early",
            _("New routes hold from tomorrow at the earliest: what was handed in today keeps the limits of today."),
            field="valid_from",
        )


def _condition(row: RouteRow) -> Condition:
    for name, low, high in (
        ("amount_to", row.amount_from, row.amount_to),
        ("percent_to", row.percent_from, row.percent_to),
    ):
        if high is not None and high <= low:
            raise Refused("routes.band", _("The upper limit of a band must lie above its lower one."), field=name)
    return Condition(row.kind, row.amount_from, row.amount_to, row.percent_from, row.percent_to, BUDGET[row.budget])


def _require_holders(ctx: Context, cmd: ProposeRoutes) -> None:
    duty = on_duty(ctx.store_id, ctx.today)
    for n, row in enumerate(cmd.lines):
        if row.post not in POSTS:
            raise Refused("post.unknown", _("There is no such post."), field=f"lines.{n}.post")
        if len({v.voice_id for v in duty.get(row.post, ())}) < row.people:
            raise Refused(
                "routes.nobody",
                _(
                    "Not enough people hold the post “%(post)s” for this step. Fill the post first, or name the next post up."
                ),
                field=f"lines.{n}.post",
                post=title_of(row.post),
            )
