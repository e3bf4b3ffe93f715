"""What waits for a person's decision: a bounded question for each post he speaks for, never a walk through all."""

from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..context import Actor
from ..models import Approval, ApprovalAuthor, ApprovalRequest
from . import people

MOST = 199


def waiting(actor: Actor, on: date, most: int = 50) -> list[ApprovalRequest]:
    """The oldest requests the actor may decide on today."""
    pieces = [list(found.select_related("previous")[:most]) for found in _questions(actor, on)]
    unique = {r.pk: r for r in merge(*pieces, key=lambda r: (r.since, r.pk))}
    return list(islice(unique.values(), most))


def how_many(actor: Actor, on: date) -> int:
    """How many wait, counted up to MOST + 1."""
    return min(sum(found.order_by()[: MOST + 1].count() for found in _questions(actor, on)), MOST + 1)


def _questions(actor: Actor, on: date) -> Iterator[QuerySet[ApprovalRequest]]:
    if not actor.employee_id:
        return
    duty = people.organisation().on_duty(actor.store_id, on)
    seen: set[tuple[str, int]] = set()
    for post, voices in duty.items():
        for voice in voices:
            if voice.employee_id == actor.employee_id and (post, voice.voice_id) not in seen:
                seen.add((post, voice.voice_id))
                yield _free_of(_open(actor, post), {voice.employee_id, voice.voice_id})
    mine = {post for post, _voice in seen}
    below = {post: sorted({v.voice_id for v in duty.get(post, ()) if not v.away}) for post in _below(mine, duty)}
    vacant = [post for post, there in below.items() if not there]
    # Moves up only where nobody on the post is left who may decide: found from what the first of them wrote or said.
    # Two look-ups for all posts together spare the walk through everything that waits there.
    firsts = {there[0] for there in below.values() if there}
    wrote = _wrote(actor.store_id, firsts) if firsts else set()
    said = _said(firsts) if firsts else {}
    for post, (first, *others) in ((post, there) for post, there in below.items() if there):
        moved = (
            *([_open(actor, post).filter(authors__employee_id=first)] if first in wrote else []),
            *([_open(actor, post).filter(pk__in=said[first])] if first in said else []),
        )
        out = [_has(ApprovalAuthor, person) | _spoke(person) for person in others] if moved else []
        for found in moved:
            yield _free_of(found.filter(*out), {actor.employee_id})
    if vacant:
        yield _free_of(_open(actor, *vacant), {actor.employee_id})


def _open(actor: Actor, *posts: str) -> QuerySet[ApprovalRequest]:
    rows = ApprovalRequest.objects.filter(store_id=actor.store_id, state="open").order_by("since", "id")
    return rows.filter(post=posts[0]) if len(posts) == 1 else rows.filter(post__in=posts)


def _wrote(store_id: int, persons: set[int]) -> set[int]:
    """Which of these persons wrote any request at all: a look-up each, in one question."""
    there = {
        f"p{person}": Exists(ApprovalAuthor.objects.filter(employee_id=person, store_id=store_id)) for person in persons
    }
    row = ApprovalRequest.objects.filter(store_id=store_id).order_by().values(**there).first()
    return {person for person in persons if row and row[f"p{person}"]}


def _said(persons: set[int]) -> dict[int, list[int]]:
    """The requests still open to which each of the persons said yes: few, however much was decided."""
    said = Approval.objects.filter(decision="approved", request__state="open")
    found: dict[int, list[int]] = {}
    rows = said.filter(Q(employee_id__in=persons) | Q(voice_id__in=persons))
    for request, *people_of in rows.values_list("request_id", "employee_id", "voice_id")[: (MOST + 1) * len(persons)]:
        for person in {*people_of} & persons:
            found.setdefault(person, []).append(request)
    return found


def _has(model: type[ApprovalAuthor], person: int) -> Q:
    return Q(Exists(model.objects.filter(request_id=OuterRef("pk"), employee_id=person)))


def _spoke(person: int) -> Q:
    said = Approval.objects.filter(request_id=OuterRef("pk"), decision="approved")
    return Q(Exists(said.filter(Q(employee_id=person) | Q(voice_id=person))))


def _free_of(found: QuerySet[ApprovalRequest], persons: set[int]) -> QuerySet[ApprovalRequest]:
    for person in persons:
        found = found.filter(~_has(ApprovalAuthor, person), ~_spoke(person))
    return found


def _below(mine: set[str], duty: people.Duty) -> list[str]:
    """Posts whose requests may have come up to one of mine: everybody between is missing."""
    up = people.organisation().above
    found = []
    for post in set(people.organisation().posts()) - mine:
        here = up(post)
        while here and here not in mine and not any(not v.away for v in duty.get(here, ())):
            here = up(here)
        if here in mine:
            found.append(post)
    return found
