"""The one door to each row: through the actor's store. A stranger's id gets the answer of an unknown one."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from .context import Actor, Context
from .errors import NotFound

M = TypeVar("M", bound=Model)


def rows(model: type[M], who: Actor | Context) -> QuerySet[M]:
    """The rows of ``model`` in the actor's store."""
    return model._default_manager.filter(store_id=who.store_id)


def get(model: type[M], pk: int, who: Actor | Context, *, lock: bool = False, **also: Any) -> M:
    """One row of the actor's store, locked for this transaction if asked; NotFound otherwise."""
    found = rows(model, who).filter(pk=pk, **also)
    if lock:
        found = found.select_for_update(of=("self",))
    row = next(iter(found), None)  # one at most; ``first`` would sort
    if row is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=model._meta.verbose_name)
    return row
