"""Keeping the search structures true, in the transaction that changes the parts."""

from collections.abc import Iterable, Sequence

from ..models import Part
from .engine import Keys, in_chunks
from .in_use import engine

CHUNK = 250_000


def keys_of(part: Part) -> Keys:
    """What ``part`` is found by."""
    return Keys(part.pk, part.norm_no, part.mnemonic, _names(part.name_cn, part.name_en))


def _names(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def enter(parts: Iterable[Part]) -> None:
    """Make new parts findable."""
    enter_keys([keys_of(part) for part in parts])


def enter_keys(keys: Sequence[Keys]) -> None:
    """Make new parts findable by keys computed already."""
    for some in in_chunks(keys, CHUNK):
        engine().add(some)


def renew(before: Sequence[Keys], parts: Sequence[Part]) -> None:
    """Exchange the keys of changed parts; ``before`` are the keys they had."""
    after = [keys_of(part) for part in parts]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    engine().remove([old for old, _ in changed])
    engine().add([new for _, new in changed])


def rebuild() -> int:
    """Make all structures anew from the parts; returns how many parts there are."""
    from django.db import connection

    maker = engine()
    with connection.cursor() as cursor:
        for statement in (*maker.drop(), *maker.create()):
            cursor.execute(statement)
    rows = Part.objects.order_by("pk").values_list("pk", "norm_no", "mnemonic", "name_cn", "name_en")
    count, some = 0, []
    for pk, norm, mnemonic, *names in rows.iterator(chunk_size=20_000):
        some.append(Keys(pk, norm, mnemonic, _names(*names)))
        if len(some) == CHUNK:
            count, some = count + len(some), _flushed(some)
    enter_keys(some)
    return count + len(some)


def _flushed(some: list[Keys]) -> list[Keys]:
    enter_keys(some)
    return []
