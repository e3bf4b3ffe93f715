"""Whom a policy concerns, who has read it, and who broke it."""

from typing import Any

from django.db.models import Q, QuerySet

from chehang.core.context import Actor
from chehang.core.models import Journal
from chehang.core.operation import operations
from chehang.org.models import Assignment, Employee

from .models import Acknowledgement, Policy

SHOWN = 200


def concerning(actor: Actor) -> QuerySet[Policy]:
    """The policies in force that somebody of the actor's posts has to know."""
    of_post = Q(pk__in=Policy.objects.filter(readers__post__in=actor.posts).values("pk"))
    return Policy.objects.filter(Q(everyone=True) | of_post, store_id=actor.store_id, state="in_force")


def unread(actor: Actor) -> QuerySet[Policy]:
    """Those the actor has not read yet, the oldest first."""
    read = Acknowledgement.objects.filter(employee_id=actor.employee_id).values("policy_id")
    return concerning(actor).exclude(pk__in=read).order_by("effective_on", "id")


def readers_of(policy: Policy) -> QuerySet[Employee]:
    """The people of the store whom a policy concerns now."""
    held = Assignment.objects.filter(store_id=policy.store_id, until=None)
    if not policy.everyone:
        held = held.filter(post__in=policy.readers.values("post"))
    return Employee.objects.filter(pk__in=held.values("employee_id"), active=True).order_by("number")


def not_read(policy: Policy, actor: Actor) -> list[Employee]:
    """Who still has to read it."""
    if policy.state != "in_force":
        return []
    return list(readers_of(policy).exclude(pk__in=policy.read_by.values("employee_id")))


def violations(policy: Policy, actor: Actor) -> list[dict[str, Any]]:
    """Refused attempts against the policy's control since it is in force, the latest first."""
    if not policy.approved_at or not (policy.control_operation or policy.control_code):
        return []
    found = Journal.objects.filter(store_id=policy.store_id, outcome="refused", at__gte=policy.approved_at)
    if policy.control_operation:
        found = found.filter(operation=policy.control_operation)
    if policy.control_code:
        found = found.filter(code=policy.control_code)
    known = operations()
    return [
        {
            "at": r.at,
            "who": r.actor_name,
            "what": known[r.operation].title if r.operation in known else "",
            "code": r.code,
        }
        for r in found.order_by("-at")[:SHOWN]
    ]
