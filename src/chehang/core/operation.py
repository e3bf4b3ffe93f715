"""Operations: everything a person or a job does, each exactly one durable transaction.

The decorator checks the permission, opens the transaction, answers a repeated request with the first answer,
writes the journal row and, when the act is refused, rolls everything back and journals the attempt.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_type_hints

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, ValidationError

from . import journal
from .access import named_by
from .context import Actor, Clock, Context, Progress, without_progress
from .doubts import Doubt, Doubtful
from .elsewhere import written_in
from .errors import Conflict, NotAllowed, Refused
from .events import Acted
from .gate import writer_gate, writing
from .guards import refusal_of
from .inbox import settle_steps
from .made import made_by
from .models import Journal
from .personal import keyed, of_command
from .reading.walls import keep_between
from .sealing.touching import start
from .states import keep_steps
from .timers import follow
from .types import Command

C = TypeVar("C", bound=Command)
# Reads and computes before the transaction opens; what it gives stands in ``ctx.prepared``.
Prepare = Callable[[Any, Context], Any]
NAME = re.compile(r"[a-z_]+\.[a-z_]+\Z")
KEY = re.compile(r"[\x21-\x7e]{1,80}\Z")
_operations: dict[str, Operation[Any]] = {}


class Done(BaseModel):
    """The answer of an operation: what was made or touched. Extras are plain JSON values."""

    model_config = ConfigDict(extra="allow", frozen=True)
    id: int | None = None
    number: str | None = None


@dataclass
class _Call:
    """One call under way: who acts with what key, and what was confirmed; ``prepared`` and its doubts come later."""

    actor: Actor
    clock: Clock
    key: str
    confirmed: frozenset[str]
    seal: str = ""
    request: str = ""
    personal: set[str] = field(default_factory=set)
    prepared: Any = None
    doubts: list[Doubt] = field(default_factory=list)


class Operation(Generic[C]):
    """A registered act; calling it performs it."""

    do_not_call_in_templates = True

    def __init__(
        self,
        name: str,
        title: Any,
        posts: Iterable[str],
        run: Callable[[C, Context], Done],
        prepare: Prepare | None = None,
        background: str = "",
        house: bool = False,
    ) -> None:
        if not NAME.match(name):
            raise ValueError(f"operation name {name!r} is not app.verb_noun")
        self.name, self.title, self.posts, self.run, self.prepare = name, title, tuple(posts), run, prepare
        self.app, self.verb = name.split(".")
        self.background, self.house = background, house
        self.command: type[C] = get_type_hints(run)["cmd"]
        self.__doc__, self.__module__, self.__name__ = run.__doc__, run.__module__, run.__name__

    def __repr__(self) -> str:
        return f"<operation {self.name}>"

    def __call__(
        self,
        cmd: C,
        *,
        actor: Actor,
        clock: Clock,
        key: str = "",
        confirmed: Collection[str] = (),
        progress: Progress = without_progress,
    ) -> Done:
        """Perform the act for ``actor`` and return its answer.

        ``key`` names the intent: the same key with the same command gives the same answer and happens once; with
        another command it is refused. ``confirmed`` are the marks of the doubts the person has answered with yes.
        ``progress``(done, total) is told how far ``prepare`` is. Raises Refused (or NotAllowed, NotFound, Conflict, or
        Doubtful when something is left to confirm), then nothing has changed.
        """
        call = _Call(actor, clock, key, frozenset(confirmed))
        try:
            if key and not KEY.match(key):
                raise Refused("key.malformed", _("The idempotency key is not 1 to 80 plain characters."))
            if not actor.may(self.name):
                raise NotAllowed("not_allowed", _("Your post does not do this: %(what)s."), what=self.title)
            call.request = cmd.model_dump_json()
            call.personal = of_command(cmd)
            seal = journal.digest({"operation": self.name, "store": actor.store_id, "request": _revealed(cmd)})
            call.seal = keyed(seal) if call.personal else seal
            named_by(cmd, actor)
            keep_between(cmd, Context(actor, clock, self.name))
            if self.prepare is not None:
                if key and (earlier := self._answered(call)):
                    return earlier
                ctx = Context(actor, clock, self.name, progress=progress)
                call.prepared, call.doubts = self.prepare(cmd, ctx), ctx.doubts
            return self._perform(cmd, call)
        except Refused as refusal:
            self._journal_refusal(refusal, call)
            raise

    def _perform(self, cmd: C, call: _Call) -> Done:
        for attempt in range(5):
            try:
                # Words that the act keeps (a title, a reason of its own) are the house's, whatever language the actor reads.
                with translation.override(settings.LANGUAGE_CODE):
                    return self._transact(cmd, call)
            except Refused:
                # While this request waited for a lock its twin may have been answered: then that answer is its own.
                if call.key and (earlier := self._answered(call)):
                    return earlier
                raise
            except IntegrityError as error:
                if call.key and (earlier := self._answered(call)):
                    return earlier
                raise refusal_of(error) from error
            except OperationalError as error:
                if not _worth_another_try(error) or attempt == 4:
                    raise
                time.sleep(0.02 * 2**attempt)
        raise AssertionError("unreachable")

    def _transact(self, cmd: C, call: _Call) -> Done:
        with writer_gate(), transaction.atomic(durable=True):
            start()
            if call.key and (earlier := self._answered(call)):
                return earlier
            ctx = Context(call.actor, call.clock, self.name, prepared=call.prepared, doubts=[*call.doubts])
            done = self.run(cmd, ctx)
            ctx.announce(Acted(self.name, frozenset((c["object"], c["id"]) for c in ctx.changes)))
            stores = written_in(ctx)
            for one in stores:
                if one.steps:
                    keep_steps(one)
                    settle_steps(one)
                if one.steps or "begun" in one.memo:
                    follow(one)
            if left := [d for d in ctx.doubts if d.mark not in call.confirmed]:
                raise Doubtful(left)
            for one in stores:
                if one is not ctx:
                    journal.write(one, "noted")
                    continue
                journal.write(
                    ctx,
                    "done",
                    key=call.key,
                    request_digest=call.seal,
                    request=call.request,
                    personal=call.personal,
                    result=done.model_dump_json(),
                    confirmed=journal.dumps([d.told() for d in ctx.doubts]) if ctx.doubts else "",
                )
            return done

    def _answered(self, call: _Call) -> Done | None:
        """The answer already given to this key, if it was the same request; else what the key made is named."""
        earlier = Journal.objects.filter(
            account_id=call.actor.account_id,
            store_id=call.actor.store_id,
            operation=self.name,
            key=call.key,
            outcome="done",
        ).first()
        if earlier is None:
            return None
        done = Done.model_validate_json(earlier.result)
        if earlier.request_digest != call.seal:
            made = made_by(earlier, done.number)
            raise Conflict(
                "key.reused",
                _("This was sent before with other values, and done: %(what)s. Look at it before you do it again."),
                what=made.get("number") or self.title,
                made=made,
            )
        return done

    def _journal_refusal(self, refusal: Refused, call: _Call) -> None:
        ctx = Context(call.actor, call.clock, self.name)
        outcome, code = ("asked", refusal.codes) if isinstance(refusal, Doubtful) else ("refused", refusal.code)
        with writing():
            refusal.after_rollback()
            journal.write(
                ctx,
                outcome,
                code=code,
                key=call.key,
                request_digest=call.seal,
                request=call.request,
                personal=call.personal,
            )


def _revealed(cmd: Command) -> Any:
    """The command as data, secrets included: only ever digested, never kept."""

    def reveal(value: Any) -> Any:
        if hasattr(value, "get_secret_value"):
            return value.get_secret_value()
        if isinstance(value, BaseModel):
            return {name: reveal(getattr(value, name)) for name in type(value).model_fields}
        if isinstance(value, list | tuple):
            return [reveal(v) for v in value]
        if isinstance(value, bytes):
            return value.hex()
        return value

    return reveal(cmd)


def _worth_another_try(error: OperationalError) -> bool:
    """Deadlocks, serialisation failures and a busy SQLite file pass when tried again."""
    text = str(error).lower()
    return "deadlock" in text or "serializ" in text or "database is locked" in text


def operation(
    name: str,
    *,
    title: Any,
    posts: Iterable[str] = (),
    prepare: Prepare | None = None,
    background: str = "",
    house: bool = False,
) -> Callable[[Callable[[C, Context], Done]], Operation[C]]:
    """Register a function (cmd, ctx) -> Done as an operation.

    ``name`` is also the permission; ``posts`` are the posts that hold it in a new installation. ``prepare``(cmd, ctx)
    reads and computes for long before the transaction opens, so that nobody waits for it; its refusals are journaled
    like all others, and it writes nothing. ``background`` is the page of the result, with ``{id}``: then the form of the
    act does not wait for it but asks for a job. ``house``: the house may do it on its own (see ``house.py``).
    """

    def register(run: Callable[[C, Context], Done]) -> Operation[C]:
        made = Operation(name, title, posts, run, prepare, background, house)
        if name in _operations and _operations[name].__module__ != made.__module__:
            raise ValueError(f"two operations are named {name}")
        _operations[name] = made
        return made

    return register


def operations() -> dict[str, Operation[Any]]:
    """The registry, by name."""
    return dict(sorted(_operations.items()))


def refused_input(error: ValidationError) -> Refused:
    """A pydantic error as a refusal that names the first field at fault; all errors are in ``params['errors']``."""
    from .input_errors import explain

    errors = [(".".join(str(p) for p in e["loc"]), explain(e)) for e in error.errors(include_url=False)]
    field, text = errors[0]
    refusal = Refused("input.invalid", _("%(field)s: %(text)s"), field=field, text=text)
    refusal.params |= {"field": field or "-", "errors": errors}
    return refusal
