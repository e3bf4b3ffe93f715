"""What a page that only shows asks again and again is read once: nothing is written while it is made."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_read: ContextVar[dict[Hashable, Any] | None] = ContextVar("read_once", default=None)


@contextmanager
def reading() -> Iterator[None]:
    """Until the page stands, ``once`` remembers; inside another ``reading`` it goes on with what that one knows."""
    if _read.get() is not None:
        yield
        return
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(key: Hashable, find: Callable[[], T]) -> T:
    """What ``find`` gives: found the first time on a page; anew each time wherever else."""
    known = _read.get()
    if known is None:
        return find()
    if key not in known:
        known[key] = find()
    found: T = known[key]
    return found
