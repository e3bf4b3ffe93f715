"""Names of the customers, suppliers and employees that voucher lines point to."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps

from chehang.core.context import Actor, Context

from .drafting import PARTNERS

Partner = tuple[str, int]


def names_of(actor: Actor | Context, wanted: Iterable[Partner]) -> dict[Partner, str]:
    """(kind, id) → name, one query per kind, of the actor's store only."""
    ids: dict[str, set[int]] = defaultdict(set)
    for kind, pk in wanted:
        if kind in PARTNERS:
            ids[kind].add(pk)
    found: dict[Partner, str] = {}
    for kind, pks in ids.items():
        model = apps.get_model(PARTNERS[kind])
        for row in model._default_manager.filter(store_id=actor.store_id, pk__in=pks):
            found[kind, row.pk] = str(row)
    return found
