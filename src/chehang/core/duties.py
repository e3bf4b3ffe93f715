"""What the house does for the duties of its posts: each department adds its share, and what counts as evidence.

A duty is named by its number in the job descriptions. A share says which operations and pages perform (a part of) it,
which of its needs are met by them, what proves in a period that it was done, and what lies there undone for too long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, FieldError, ImproperlyConfigured
from django.db.models import DateTimeField, Model, QuerySet

from .operation import operations
from .screens import pages, screens

SPELLS = ("", "day", "week")


@dataclass(frozen=True)
class Documents:
    """Rows of a model whose ``day`` (a date or a moment) lies in the period, narrowed by ``where``."""

    model: str
    day: str
    where: Mapping[str, Any] = field(default_factory=dict)
    at_least: int = 1
    when: Documents | None = None

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def timed(self) -> bool:
        """Whether ``day`` is a moment and not a date."""
        return isinstance(field_of(self.model_class, self.day), DateTimeField)


@dataclass(frozen=True)
class Acts:
    """Journal rows of done operations in the period: ``at_least`` of them, or on that many different days or weeks.

    ``by`` names the posts of which somebody must have acted; nobody in particular if it is empty. ``when`` says what is
    the occasion: without such papers in the period nothing is owed.
    """

    operations: tuple[str, ...]
    at_least: int = 1
    by: tuple[str, ...] = ()
    different: str = ""
    when: Documents | None = None


@dataclass(frozen=True)
class Owed:
    """Rows that still wait: late when ``since`` is longer ago than ``hours``. ``url`` is where they are dealt with."""

    model: str
    since: str
    where: Mapping[str, Any]
    hours: int
    title: Any
    url: str

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)


Evidence = Acts | Documents


@dataclass(frozen=True)
class Share:
    """What a department does for a duty. The first of ``pages`` (screens or pages by name) or, without one, of
    ``operations`` is the one click to do it; ``covers`` are the needs of the duty that are met."""

    duty: str
    operations: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    owed: tuple[Owed, ...] = ()


_shares: list[Share] = []


def perform(*shares: Share) -> None:
    """Enter the shares of a department."""
    _shares.extend(share for share in shares if share not in _shares)


def shares() -> list[Share]:
    """All shares, in the order of the departments."""
    return list(_shares)


def field_of(model: type[Model], path: str) -> Any:
    """The column at the end of a lookup path."""
    for name in path.split("__")[:-1]:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._meta.get_field(path.rsplit("__", 1)[-1])


def rows_of(model: type[Model], store_id: int, where: Mapping[str, Any]) -> QuerySet[Any]:
    """The rows of a store that a rule speaks of."""
    return model._default_manager.filter(store_id=store_id, **where).order_by()


def check(needs: Mapping[str, Iterable[str]], posts: Iterable[str], entered: Iterable[Share] | None = None) -> None:
    """Every share names what there is: a known duty and its needs, operations, pages, posts, models and columns.

    ``needs`` are the duties by number with what each asks for. Raises ImproperlyConfigured with all that is wrong.
    """
    known = {number: set(wanted) for number, wanted in needs.items()}
    wrong = [
        f"{share.duty}: {fault}"
        for share in (_shares if entered is None else entered)
        for fault in _faults(share, known, set(posts))
    ]
    if wrong:
        raise ImproperlyConfigured("duties: " + "; ".join(wrong))


def _faults(share: Share, known: dict[str, set[str]], posts: set[str]) -> Iterable[str]:
    if share.duty not in known:
        yield "there is no such duty"
        return
    yield from (f"it does not ask for {need!r}" for need in sorted({*share.covers} - known[share.duty]))
    yield from (f"unknown operation {name!r}" for name in share.operations if name not in operations())
    yield from (f"unknown page {name!r}" for name in share.pages if name not in screens() and name not in pages())
    for rule in share.evidence:
        if isinstance(rule, Acts):
            yield from (
                f"evidence of an unknown operation {name!r}" for name in rule.operations if name not in operations()
            )
            yield from (f"evidence by an unknown post {post!r}" for post in rule.by if post not in posts)
            if rule.different not in SPELLS or not rule.operations:
                yield "evidence of acts without an operation or with an unknown spell"
            if rule.when:
                yield from _unreadable(rule.when.model, rule.when.day, rule.when.where)
        else:
            yield from _unreadable(rule.model, rule.day, rule.where)
    for owed in share.owed:
        yield from _unreadable(owed.model, owed.since, owed.where)


def _unreadable(model: str, day: str, where: Mapping[str, Any]) -> Iterable[str]:
    try:
        found = apps.get_model(model)
        field_of(found, day)
        rows_of(found, 0, where)
    except (LookupError, ValueError, FieldDoesNotExist, FieldError) as error:
        yield f"evidence in {model}: {error}"
