"""A store that was made before there were seals: what it holds is sealed as it stands."""

from django.db import transaction

from .. import bulk, journal
from ..context import Clock, Context, system_actor
from .keeping import AT_MIGRATION, Draft, not_yet_sealed, seals_of
from .marks import Marks


def seal_what_is_there() -> None:
    """Seal every row of the tables that have no seal yet, under one journal row that says so."""
    tables = not_yet_sealed()
    if not tables:
        return
    with transaction.atomic():
        seals: list[Draft] = []
        for table in tables:
            ids = [pk for (pk,) in bulk.select(f'SELECT id FROM "{table.name}" ORDER BY id')]
            seals += seals_of(table, ids, Marks())
        ctx = Context(system_actor(0, "console"), Clock(), AT_MIGRATION)
        ctx.changes.append({"sealed": [table.name for table in tables]})
        journal.write(ctx, "noted", seals=seals)
