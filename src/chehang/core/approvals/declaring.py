"""What a department says about the approval of one of its documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from ..money import round_half_up

if TYPE_CHECKING:
    from .routes import Facts, Route

Pairs = Sequence[tuple[Any, str]]


@dataclass(frozen=True)
class ByRoute:
    """How a document is decided on.

    ``amount`` (yuan, what limits are compared with), ``percent`` (a fraction), ``kind`` and ``over_budget`` choose the
    route; ``routes`` is the file of the routes that hold until a store sets its own. ``authors`` are the natural persons
    who wrote any of it. ``shown`` is the content in words (title, text) for whoever decides and for what changed since
    last time; ``effect`` what a yes does to the money, worked out when somebody looks. ``partner`` is with whom a purchase
    is made, so that one split in parts is noticed. ``past`` are the states nothing reaches without an approval;
    ``waits`` finds the rows that wait for a decision: whatever of them was handed in before there were routes is asked for
    by the house (``org.ask_for_earlier``).
    """

    routes: Path
    amount: Callable[[Any], Decimal]
    authors: Callable[[Any], Collection[int]]
    shown: Callable[[Any], Pairs]
    effect: Callable[[Any], Pairs] = lambda obj: ()
    kind: Callable[[Any], str] = lambda obj: ""
    percent: Callable[[Any], Decimal] = lambda obj: Decimal(0)
    over_budget: Callable[[Any], bool] = lambda obj: False
    partner: Callable[[Any], str] = lambda obj: ""
    past: tuple[str, ...] = ()
    waits: Callable[[], Q] | None = None

    def facts(self, obj: Any) -> Facts:
        """What chooses the route."""
        from .routes import Facts

        share = round_half_up(self.percent(obj), 6)
        return Facts(abs(self.amount(obj)), share, self.kind(obj), self.over_budget(obj))

    @cached_property
    def usual(self) -> tuple[Route, ...]:
        """The department's own routes."""
        from .routes import read_routes

        return read_routes(self.routes)
