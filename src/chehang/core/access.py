"""The one door to each row: it knows who is looking. A stranger's id gets the answer of an unknown one.

A model whose rows are not for everybody of the store has a ``Scope``, declared in its department's ``access.py``; all
others are open to whoever may open their screen. An ``Actor`` looks and gets what he may see; a ``Context`` is an act
under way, whose rules must see the whole store (one open lead per mobile, whoever looks after it). What a person names
in a command is looked for as that person, before the act begins (``named_by``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .context import Actor, Context
from .errors import NotFound
from .refs import named
from .types import Command

M = TypeVar("M", bound=Model)
Reach = Callable[[Actor], Q]


@dataclass(frozen=True)
class Scope:
    """Who sees which rows of a model.

    ``posts`` see every row of the store: they hold the right ``everything`` in a new installation, and an administrator may
    grant it to others. Anybody else sees the rows that one of the rest opens: ``own`` are lookups to the person (a
    foreign key to the employee, or the id), ``also`` give a condition for an actor (his department, his outlet, what is
    open to all), ``within`` is the lookup to a model with a scope: who sees that row sees this one. Lookups follow foreign
    keys only, so that no row is found twice.
    """

    model: str
    posts: tuple[str, ...]
    own: tuple[str, ...] = ()
    also: tuple[Reach, ...] = ()
    within: str = ""

    @property
    def everything(self) -> str:
        """The right to see every row of the store."""
        app, name = self.model.lower().split(".")
        return f"{app}.every_{name}"

    def condition(self, actor: Actor) -> Q | None:
        """Which rows ``actor`` sees; None for all of them."""
        return None if not actor.employee_id or actor.may(self.everything) else self._own(actor, condition)

    def across(self, actor: Actor) -> Q:
        """The same over all stores of the actor: what he sees of each by his rights there."""
        return Q(store_id__in=actor.stores_with(self.everything)) | self._own(actor, _across)

    def _own(self, actor: Actor, outer_of: Callable[[type[Model], Actor], Q | None]) -> Q:
        found = Q(pk__in=())
        for lookup in self.own:
            found |= Q(**{lookup: actor.employee_id})
        for reach in self.also:
            found |= reach(actor)
        if self.within:
            through = apps.get_model(self.model)._meta.get_field(self.within).related_model
            outer = outer_of(through, actor)  # type: ignore[arg-type]
            found |= Q(**{f"{self.within}__isnull": False}) if outer is None else under(self.within, outer)
        return found


_scopes: dict[str, Scope] = {}


def add_scopes(*found: Scope) -> None:
    """Enter scopes into the register; a model has one."""
    for scope in found:
        if _scopes.setdefault(scope.model, scope) != scope:
            raise ValueError(f"two scopes of {scope.model}")


def scopes() -> dict[str, Scope]:
    """All scopes by the labels of their models."""
    return dict(sorted(_scopes.items()))


class OneByOne(Exception):
    """What is asked of several stores at once has to be asked of each of them."""


class Several:
    """Several stores looked at together. It may be handed to whatever finds its rows by ``rows``; what asks for one store, for
    a person or a right, is told to ask one by one."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = list(actors)

    def __getattr__(self, name: str) -> Any:
        raise OneByOne(name)

    def rows(self, model: type[M]) -> QuerySet[M]:
        """The rows of all of them; OneByOne where somebody does not see all of a store."""
        if not any(f.name == "store" for f in model._meta.fields) or any(
            condition(model, actor) is not None for actor in self._actors
        ):
            raise OneByOne(model._meta.label)
        return model._default_manager.filter(store_id__in=[a.store_id for a in self._actors])


def condition(model: type[Model], actor: Actor) -> Q | None:
    """Which rows of ``model`` the actor sees in his store; None for all of them."""
    scope = _scopes.get(model._meta.label)
    return scope.condition(actor) if scope else None


def _across(model: type[Model], actor: Actor) -> Q | None:
    scope = _scopes.get(model._meta.label)
    return scope.across(actor) if scope else None


def group_rows(model: type[M], actor: Actor, permission: str) -> QuerySet[M]:
    """The rows the actor may see in every store in which he holds ``permission``: for a view of the group."""
    found = model._default_manager.filter(store_id__in=actor.stores_with(permission))
    seen = _across(model, actor)
    return found if seen is None else found.filter(seen)


def under(lookup: str, found: Q) -> Q:
    """A condition on a row as one on those that lead to it by ``lookup``."""
    made = Q()
    made.connector, made.negated = found.connector, found.negated
    for child in found.children:
        if isinstance(child, Q):
            made.children.append(under(lookup, child))
        else:
            path, value = child  # type: ignore[misc]
            made.children.append((f"{lookup}__{path}", value))
    return made


def visible(found: Any, who: Actor | Context | Several) -> Any:
    """Those of some rows that the actor may see; whatever is no query of a model with a scope stays as it is."""
    if not isinstance(found, QuerySet) or isinstance(who, Context):
        return found
    if isinstance(who, Several):
        who.rows(found.model)
        return found
    seen = condition(found.model, who)
    if seen is None:
        return found
    if not found.query.is_sliced:
        return found.filter(seen)
    cut = list(found)
    open_to = set(found.model._default_manager.filter(seen, pk__in=[r.pk for r in cut]).values_list("pk", flat=True))
    return [r for r in cut if r.pk in open_to]


def rows(model: type[M], who: Actor | Context | Several) -> QuerySet[M]:
    """The rows of ``model`` in the actor's store: those he may see, or all of them for an act under way."""
    if isinstance(who, Several):
        return who.rows(model)
    return visible(model._default_manager.filter(store_id=who.store_id), who)


def get(model: type[M], pk: int, who: Actor | Context, *, lock: bool = False, **also: Any) -> M:
    """One row of the actor's store, locked for this transaction if asked; NotFound otherwise."""
    found = rows(model, who).filter(pk=pk, **also)
    if lock:
        found = found.select_for_update(of=("self",))
    row = next(iter(found), None)  # one at most; ``first`` would sort
    if row is None:
        raise _unknown(model)
    return row


def named_by(cmd: Command, actor: Actor) -> None:
    """Refuse a command that names a row which the actor may not see, like one that names none.

    Only models with a scope cost a question, and only for who does not see all of them.
    """
    asked: dict[str, set[int]] = {}
    for label, pk in named(cmd):
        if label in _scopes:
            asked.setdefault(label, set()).add(pk)
    for label, ids in asked.items():
        model = apps.get_model(label)
        if condition(model, actor) is not None and not _all_there(rows(model, actor), ids):
            raise _unknown(model)


def _all_there(found: QuerySet[Any], ids: Iterable[int]) -> bool:
    wanted = set(ids)
    return found.filter(pk__in=wanted).count() == len(wanted)


def _unknown(model: type[Model]) -> NotFound:
    """What is not to be seen and what is not there get one answer."""
    said = _("There is no such %(what)s here.")
    if model._meta.label in _scopes:
        said = _("There is no such %(what)s here, or a colleague looks after it.")
    return NotFound("not_found", said, what=model._meta.verbose_name)
