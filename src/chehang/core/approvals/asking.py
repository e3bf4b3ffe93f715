"""Asking for decisions: the route of today is written down, and what was asked before falls."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from .. import documents
from ..context import Context
from ..errors import Refused
from ..inbox import message_id
from ..models import ApprovalAuthor, ApprovalRequest, ApprovalStep
from . import people
from .declaring import ByRoute
from .routes import Facts, Route, choose, in_force, routes_of
from .states import REQUEST

SPLIT_DAYS = timedelta(days=7)


def ask(ctx: Context, obj: Any) -> ApprovalRequest:
    """Ask the posts of today's route for their decision on the present content of ``obj``.

    An earlier request for it falls. When nobody but an author could decide, the asker is told what to do.
    """
    document = documents.of(obj)
    rule = document.approval
    assert rule is not None, document.name
    void(ctx, obj)
    before = ApprovalRequest.objects.filter(document=document.name, object_id=obj.pk).order_by("-id").first()
    facts, authors = rule.facts(obj), {*rule.authors(obj), ctx.actor.employee_id} - {0}
    found = in_force(ctx.store_id, document.name, ctx.today)
    routes = routes_of(found) if found else rule.usual
    route, limit = _route(ctx, document.name, obj, rule, facts, authors, routes)
    request = ApprovalRequest.objects.create(
        store_id=ctx.store_id,
        document=document.name,
        object_id=obj.pk,
        title=str(obj)[:160],
        digest=document.digest(obj),
        amount=facts.amount,
        limit_amount=limit,
        percent=facts.percent,
        kind=facts.kind,
        over_budget=facts.over_budget,
        partner=rule.partner(obj),
        split=limit != facts.amount,
        shown=[[message_id(title), str(text)] for title, text in rule.shown(obj)],
        day=ctx.today,
        since=ctx.now,
        asker_id=ctx.actor.employee_id,
        asker_name=ctx.actor.name[:100],
        post=route.steps[0].post,
        routes=found,
        previous=before,
    )
    ApprovalStep.objects.bulk_create(
        ApprovalStep(request=request, store_id=ctx.store_id, n=n, post=s.post, people=s.people)
        for n, s in enumerate(route.steps, 1)
    )
    ApprovalAuthor.objects.bulk_create(
        ApprovalAuthor(request=request, store_id=ctx.store_id, employee_id=a) for a in sorted(authors)
    )
    _tell_if_stuck(ctx, request, authors, route)
    return request


def _route(
    ctx: Context, document: str, obj: Any, rule: ByRoute, facts: Facts, authors: set[int], routes: tuple[Route, ...]
) -> tuple[Route, Decimal]:
    """The route, and the amount it was chosen by: that of all parts where a purchase looks split to stay below a limit."""
    alone = choose(routes, facts)
    if alone is None:
        raise Refused("approval.no_route", _("No approval route answers this case. Ask the management to set one."))
    partner = rule.partner(obj)
    if not partner:
        return alone, facts.amount
    others = ApprovalRequest.objects.filter(
        store_id=ctx.store_id,
        document=document,
        partner=partner,
        day__gt=ctx.today - SPLIT_DAYS,
        state__in=("open", "approved"),
        asker_id__in=authors,
    ).exclude(object_id=obj.pk)
    whole = facts.amount + sum(others.values_list("amount", flat=True), Decimal(0))
    together = choose(routes, Facts(whole, facts.percent, facts.kind, facts.over_budget))
    if together is None or together.steps == alone.steps:
        return alone, facts.amount
    return together, whole


def _tell_if_stuck(ctx: Context, request: ApprovalRequest, authors: set[int], route: Route) -> None:
    duty, told = people.organisation().on_duty(ctx.store_id, ctx.today), people.organisation().title
    for step in route.steps:
        post = people.asked_post(step.post, duty, authors)
        there = {v.voice_id for v in duty.get(post, ()) if people.free(v, authors) and not v.away}
        if len(there) < step.people:
            ctx.tell(
                _(
                    "“%(what)s” needs %(count)s × %(post)s besides its author, and nobody is there. Name a substitute or fill the post."
                ),
                employee_id=ctx.actor.employee_id,
                link=f"/approvals/{request.pk}/",
                what=request.title,
                count=step.people,
                post=told(step.post),
            )


def void(ctx: Context, obj: Any) -> None:
    """The content changes: what was asked or approved for the old one falls."""
    document = documents.of(obj)
    standing = ApprovalRequest.objects.filter(
        document=document.name, object_id=obj.pk, store_id=ctx.store_id, state__in=("open", "approved")
    )
    for request in standing.select_for_update():
        REQUEST.advance(ctx, request, "void", ended_at=ctx.now)


def also_author(ctx: Context, obj: Any, employee_id: int) -> None:
    """Somebody else answers for what waits now: he does not decide on it either."""
    request = asked(obj)
    if request is not None and not request.authors.filter(employee_id=employee_id).exists():
        ApprovalAuthor.objects.create(request=request, store_id=ctx.store_id, employee_id=employee_id)


def asked(obj: Any) -> ApprovalRequest | None:
    """The request that waits for ``obj``, if there is one."""
    mine = ApprovalRequest.objects.filter(document=documents.of(obj).name, object_id=obj.pk, state="open")
    return mine.order_by("-id").first()


def standing(obj: Any) -> ApprovalRequest | None:
    """The approved request for exactly the present content, if there is one."""
    document = documents.of(obj)
    done = ApprovalRequest.objects.filter(document=document.name, object_id=obj.pk, state="approved")
    return done.filter(digest=document.digest(obj)).order_by("-id").first()
