"""Events: a department announces upwards what has happened; listeners run in the same transaction."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from .context import Context

E = TypeVar("E")
_listeners: dict[type, list[Callable[[Any, Context], None]]] = defaultdict(list)
_only: dict[Callable[[Any, Context], None], str] = {}


def listens(event: type[E], *, of: str = "") -> Callable[[Callable[[E, Context], None]], Callable[[E, Context], None]]:
    """Register a function of (event, context) for an event class; ``of``: only for events of that kind of document."""

    def register(listener: Callable[[E, Context], None]) -> Callable[[E, Context], None]:
        if listener not in _listeners[event]:
            _listeners[event].append(listener)
            if of:
                _only[listener] = of
        return listener

    return register


def dispatch(event: Any, ctx: Context) -> None:
    """Run every listener of the event's class, in the order of registration."""
    for listener in _listeners[type(event)]:
        if _only.get(listener, "") in ("", getattr(event, "document", "")):
            listener(event, ctx)


def listeners() -> dict[type, list[Callable[[Any, Context], None]]]:
    """The registry, for conformance tests."""
    return dict(_listeners)
