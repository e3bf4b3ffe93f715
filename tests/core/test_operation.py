"""One act: permission, one transaction, one answer per key, a journal row, and nothing left of a refusal."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chehang.core import journal, numbers
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.models import InboxItem, Journal, NumberSeries
from chehang.core.operation import Done, Operation
from chehang.core.types import Command, Money, Secret


class Note(Command):
    text: str
    price: Money = Decimal(0)
    pin: Secret = Secret("")


def _note(cmd: Note, ctx: Context) -> Done:
    number = numbers.draw(ctx, "BW")
    ctx.tell(_("Note"), post="keeper")
    if cmd.text == "bad":
        raise Refused("note.bad", "Bad note", field="text")
    return Done(number=number)


note = Operation("tests.note", "Note", ("keeper",), _note)


@pytest.fixture
def writer(actor_of: Callable[..., Actor]) -> Actor:
    actor = actor_of("keeper")
    return replace(actor, permissions=actor.permissions | {"tests.note"})


def test_an_act_is_journalled(writer: Actor, clock: FixedClock) -> None:
    done = note(Note(text="x", pin="8642"), actor=writer, clock=clock, key="a")
    assert done.number == "BW-01-202611-00001" or done.number is not None
    row = Journal.objects.get(operation="tests.note")
    assert (row.outcome, row.employee_id, row.key) == ("done", writer.employee_id, "a")
    assert "8642" not in row.request


def test_what_an_act_keeps_is_said_in_the_language_of_the_house(writer: Actor, clock: FixedClock) -> None:
    """A title written while somebody reads English is read by everybody; a refusal is said in the reader's own language."""

    def keep(cmd: Note, ctx: Context) -> Done:
        if cmd.text == "bad":
            raise Refused("note.bad", _("Quantity"))
        return Done(number=str(_("Quantity")))

    act = Operation("tests.note", "Note", ("keeper",), keep)
    with translation.override("en"):
        assert act(Note(text="x"), actor=writer, clock=clock).number == "数量"
        with pytest.raises(Refused) as caught:
            act(Note(text="bad"), actor=writer, clock=clock)
        assert str(caught.value.message) == "Quantity"


def test_the_same_key_gives_the_same_answer_once(writer: Actor, clock: FixedClock) -> None:
    first = note(Note(text="x"), actor=writer, clock=clock, key="a")
    assert note(Note(text="x"), actor=writer, clock=clock, key="a") == first
    assert NumberSeries.objects.get().last == 1
    with pytest.raises(Conflict, match=r"key\.reused"):
        note(Note(text="y"), actor=writer, clock=clock, key="a")


def test_a_secret_is_part_of_the_intent(writer: Actor, clock: FixedClock) -> None:
    note(Note(text="x", pin="1"), actor=writer, clock=clock, key="a")
    with pytest.raises(Conflict):
        note(Note(text="x", pin="2"), actor=writer, clock=clock, key="a")


def test_a_refusal_leaves_nothing_but_its_journal_row(writer: Actor, clock: FixedClock) -> None:
    with pytest.raises(Refused, match=r"note\.bad"):
        note(Note(text="bad"), actor=writer, clock=clock, key="a")
    assert not NumberSeries.objects.exists() and not InboxItem.objects.exists()
    assert Journal.objects.get(operation="tests.note").code == "note.bad"
    note(Note(text="good"), actor=writer, clock=clock, key="a")


def test_a_stranger_is_refused(writer: Actor, clock: FixedClock) -> None:
    with pytest.raises(NotAllowed):
        note(Note(text="x"), actor=replace(writer, permissions=frozenset()), clock=clock)
    assert Journal.objects.get(operation="tests.note").outcome == "refused"


@pytest.mark.django_db
def test_the_journal_cannot_be_changed(writer: Actor, clock: FixedClock) -> None:
    note(Note(text="x"), actor=writer, clock=clock)
    for act in (lambda: Journal.objects.update(result="y"), lambda: Journal.objects.all().delete()):
        with pytest.raises(IntegrityError, match="guard:core_journal"), transaction.atomic():
            act()


@pytest.mark.django_db
def test_the_chain_finds_change_gap_and_missing_tail(writer: Actor, clock: FixedClock) -> None:
    from chehang.core import guards

    for text in "abc":
        note(Note(text=text), actor=writer, clock=clock)
    assert list(journal.broken_links()) == []
    guards.remove("core")
    with connection.cursor() as cursor:
        for damage, complaint in (
            ("UPDATE core_journal SET actor_name = 'X' WHERE seq = 2", "changed"),
            ("DELETE FROM core_journal WHERE seq = 2", "missing"),
            ("DELETE FROM core_journal WHERE seq = 3", "end of the chain"),
        ):
            with transaction.atomic():
                cursor.execute(damage)
                assert any(complaint in text for text in journal.broken_links())
                transaction.set_rollback(True)
