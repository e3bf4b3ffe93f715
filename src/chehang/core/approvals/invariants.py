"""What must hold for approvals after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .. import documents
from ..models import ApprovalRequest
from ..verify import invariant, offending
from .routes import Facts, choose, in_force, routes_of


@invariant("I34a", _("Nobody approved what he wrote, in person or through a substitute"))
def by_another() -> Iterator[str]:
    """Neither who decided nor for whom is an author of the request."""
    yield from offending(
        "SELECT p.id, p.document, p.object_id, p.actor_name FROM core_approval p JOIN core_approvalauthor a"
        " ON a.request_id = p.request_id AND a.employee_id IN (p.employee_id, p.voice_id) WHERE p.decision = 'approved'",
        "{document} {object_id}: approved by {actor_name}, who wrote it",
    )


@invariant("I35a", _("Each yes to a request is another natural person's"))
def each_once() -> Iterator[str]:
    """No person and no voice counts twice."""
    for column in ("employee_id", "voice_id"):
        yield from offending(
            f"SELECT request_id, {column} AS person FROM core_approval WHERE decision = 'approved' AND request_id IS NOT"
            f" NULL GROUP BY request_id, {column} HAVING COUNT(*) > 1",
            "request {request_id}: employee {person} counts twice",
        )


@invariant("I36a", _("What is approved has every step, and each decision is on its content"))
def complete() -> Iterator[str]:
    """All steps of an approved request were decided by enough persons, under the digest that was asked for."""
    yield from offending(
        "SELECT r.id, r.title, s.n FROM core_approvalrequest r JOIN core_approvalstep s ON s.request_id = r.id"
        " WHERE r.state = 'approved' AND s.people > (SELECT COUNT(*) FROM core_approval a WHERE a.request_id = r.id"
        " AND a.step = s.n AND a.decision = 'approved' AND a.digest = r.digest)",
        "request {id} {title}: step {n} is not complete",
    )
    yield from offending(
        "SELECT r.id, r.title FROM core_approvalrequest r WHERE NOT EXISTS"
        " (SELECT 1 FROM core_approvalstep s WHERE s.request_id = r.id)",
        "request {id} {title}: nobody was asked",
    )


@invariant("I36b", _("Every request asks the route of its day"))
def route_of_the_day() -> Iterator[str]:
    """Where a store had set its routes, the steps asked are those its limits named on the day of the request."""
    known = documents.documents()
    for request in ApprovalRequest.objects.order_by("id").prefetch_related("steps").iterator(chunk_size=500):
        if request.document not in known:
            continue
        found = in_force(request.store_id, request.document, request.day)
        if (found.pk if found else None) != request.routes_id:
            yield f"request {request.pk} {request.title}: not by the routes of {request.day}"
        elif found is not None:
            facts = Facts(request.limit_amount, request.percent, request.kind, request.over_budget)
            route = choose(routes_of(found), facts)
            asked = [(s.post, s.people) for s in sorted(request.steps.all(), key=lambda s: s.n)]
            if route is None or asked != [(s.post, s.people) for s in route.steps]:
                yield f"request {request.pk} {request.title}: other steps than its route"


@invariant("I36c", _("No document is past its approval without one"))
def past_with_approval() -> Iterator[str]:
    """Each document in a state past its approval has a granted request (or a decision from before there were routes)."""
    for document in documents.documents().values():
        rule = document.approval
        if rule is None or not rule.past or document.machine is None:
            continue
        marks = ", ".join(["%s"] * len(rule.past))
        yield from offending(
            f"SELECT d.id FROM {document.model_class._meta.db_table} d WHERE d.{document.machine.field} IN ({marks})"
            " AND NOT EXISTS (SELECT 1 FROM core_approvalrequest r WHERE r.document = %s AND r.object_id = d.id"
            " AND r.state = 'approved') AND NOT EXISTS (SELECT 1 FROM core_approval a WHERE a.document = %s"
            " AND a.object_id = d.id AND a.request_id IS NULL AND a.decision = 'approved')",
            document.name + " {id}: past its approval without one",
            [*rule.past, document.name, document.name],
        )
