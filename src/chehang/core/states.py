"""State machines as data. A step is one conditional UPDATE: of two clerks one wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from . import bulk
from .calendar import Within
from .context import Context
from .errors import Conflict, Refused
from .models import Transition
from .timed import Timed, declare

COLUMNS = ("store_id", "machine", "object_id", "move", "source", "target", "at", "employee_id", "actor_name", "reason")


@dataclass(frozen=True)
class State:
    """A state; colours: grey draft, blue waiting, amber due or short, green done, red late or refused.

    ``within``: how long an object may stay in it. The post ``whose`` has to act, ``late`` is told when it did not;
    ``asks_reason``: who leaves it late has to say why. More than one state under one deadline: see ``Timed``.
    """

    code: str
    title: Any
    colour: str = "grey"
    within: Within | None = None
    whose: str = ""
    late: str = ""
    asks_reason: bool = False


@dataclass(frozen=True)
class Move:
    """A step from any of ``sources`` to ``target``."""

    code: str
    sources: tuple[str, ...]
    target: str

    def __init__(self, code: str, sources: str | Iterable[str], target: str) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "sources", (sources,) if isinstance(sources, str) else tuple(sources))
        object.__setattr__(self, "target", target)


_machines: dict[str, StateMachine] = {}


class StateMachine:
    """The states and steps of one model; the database refuses any other step (see ``guards``)."""

    def __init__(
        self,
        name: str,
        *,
        model: str,
        start: str,
        states: list[State],
        moves: list[Move],
        field: str = "state",
        timed: Iterable[Timed] = (),
    ) -> None:
        self.name, self.model, self.start, self.field = name, model, start, field
        self.states = {s.code: s for s in states}
        self.moves = {m.code: m for m in moves}
        for move in moves:
            for code in (*move.sources, move.target):
                if code not in self.states:
                    raise ValueError(f"{name}: move {move.code} names an unknown state {code}")
        if start not in self.states:
            raise ValueError(f"{name}: unknown start {start}")
        if name in _machines:
            raise ValueError(f"two state machines are named {name}")
        self.timed = [*timed, *(self._timed(s) for s in states if s.within)]
        if unknown := {code for kind in self.timed for code in kind.states} - set(self.states):
            raise ValueError(f"{name}: a deadline names unknown states {unknown}")
        declare(*self.timed)
        _machines[name] = self

    def _timed(self, state: State) -> Timed:
        name = f"{self.name}.{state.code}"
        return Timed(name, state.title, (state.code,), state.within, "", state.whose, state.late, state.asks_reason)

    def begin(self, ctx: Context, obj: Any) -> None:
        """Note a new object whose first state has a deadline: it starts with this act."""
        ctx.memo.setdefault("begun", {})[self.name, obj.pk] = getattr(obj, self.field)

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    def title(self, code: str) -> Any:
        """The state's word for people."""
        return self.states[code].title if code in self.states else code

    def steps(self) -> set[tuple[str, str]]:
        """All (from, to) pairs that may occur."""
        return {(s, m.target) for m in self.moves.values() for s in m.sources}

    def advance(self, ctx: Context, obj: Any, move: str, *, reason: str = "", **also: Any) -> None:
        """Take ``obj`` one step further, setting the fields in ``also`` with it.

        Refused("state.wrong") when the step does not start in the object's state, Conflict("state.moved") when
        somebody else moved it meanwhile.
        """
        step, source = self.moves[move], getattr(obj, self.field)
        self.require(obj, move)
        updated = (self.model_class._default_manager.filter(pk=obj.pk, **{self.field: source})).update(
            **{self.field: step.target}, **also
        )
        if updated != 1:
            raise Conflict("state.moved", _("A colleague was faster: please look at the document again."))
        setattr(obj, self.field, step.target)
        for name, value in also.items():
            setattr(obj, name, value)
        if self.timed:
            ctx.memo.setdefault("moved", {})[self.model, obj.pk] = obj
        self.stepped(ctx, obj.pk, move, source, reason=reason)
        ctx.changed(obj, {self.field: source}, {self.field: step.target, **{k: str(v) for k, v in also.items()}})

    def require(self, obj: Any, move: str) -> None:
        """Refused("state.wrong") when the step does not start in the object's state."""
        source = getattr(obj, self.field)
        if source not in self.moves[move].sources:
            raise Refused(
                "state.wrong",
                _("This is not possible now: the document is “%(state)s”."),
                state=self.title(source),
            )

    def stepped(self, ctx: Context, object_id: int, move: str, source: str, *, reason: str = "") -> None:
        """Note a step that was taken; all steps of an act are kept together by ``keep_steps``."""
        ctx.steps.append(
            Transition(
                store_id=ctx.store_id,
                machine=self.name,
                object_id=object_id,
                move=move,
                source=source,
                target=self.moves[move].target,
                at=ctx.now,
                employee_id=ctx.actor.employee_id,
                actor_name=ctx.actor.name[:100],
                reason=reason,
            )
        )


def keep_steps(ctx: Context) -> None:
    """Write the steps of an act, in the order they were taken, in one statement."""
    rows = [[bulk.moment(step.at) if name == "at" else getattr(step, name) for name in COLUMNS] for step in ctx.steps]
    bulk.insert(Transition._meta.db_table, COLUMNS, rows)


def machines() -> dict[str, StateMachine]:
    """The registry."""
    return dict(_machines)


def machine_of(model: type[Model]) -> StateMachine | None:
    """The machine that drives a model, if any."""
    return next((m for m in _machines.values() if m.model == model._meta.label), None)
