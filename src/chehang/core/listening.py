"""Events: a department announces upwards what has happened.

What must be true at once listens: the listener runs in the same transaction and may refuse the act. What happens
afterwards is ``then``: the listener only gives the command of an operation of the house; the job that will do it is written
in the same transaction, so it comes exactly when the act stands, and holds nobody up.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from .context import Context
from .types import Command

E = TypeVar("E")
_listeners: dict[type, list[Callable[[Any, Context], Any]]] = defaultdict(list)
_only: dict[Callable[[Any, Context], Any], str] = {}
_afterwards: dict[Callable[[Any, Context], Any], str] = {}


def listens(
    event: type[E], *, of: str = "", then: str = ""
) -> Callable[[Callable[[E, Context], Any]], Callable[[E, Context], Any]]:
    """Register a function of (event, context) for an event class; ``of``: only for events of that kind of document.

    With ``then``, the name of an operation of the house, the function gives its command, or None for nothing to do.
    """

    def register(listener: Callable[[E, Context], Any]) -> Callable[[E, Context], Any]:
        if listener not in _listeners[event]:
            _listeners[event].append(listener)
            if of:
                _only[listener] = of
            if then:
                _afterwards[listener] = then
        return listener

    return register


def dispatch(event: Any, ctx: Context) -> None:
    """Run every listener of the event's class, in the order of registration."""
    for listener in _listeners[type(event)]:
        if _only.get(listener, "") not in ("", _of(event)):
            continue
        answer = listener(event, ctx)
        if listener in _afterwards and answer is not None:
            _afterwards_do(_afterwards[listener], answer, ctx)


def _of(event: Any) -> str:
    """The kind of document that an event is about: its own, or the one it was done for."""
    source = getattr(event, "source", None)
    return source.document if source else getattr(event, "document", "")


def _afterwards_do(name: str, cmd: Command, ctx: Context) -> None:
    from .house import house_actor
    from .jobs import later
    from .operation import operations

    later(
        operations()[name],
        cmd,
        actor=house_actor(ctx.store_id, ctx.actor.store_code),
        clock=ctx.clock,
        key=uuid.uuid4().hex,
    )


def listeners() -> dict[type, list[Callable[[Any, Context], Any]]]:
    """The registry, for conformance tests."""
    return dict(_listeners)


def afterwards() -> set[str]:
    """The operations that follow events."""
    return {*_afterwards.values()}
