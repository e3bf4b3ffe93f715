"""What holds for every operation, whoever writes it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from chehang.core.errors import NotAllowed
from chehang.core.models import Journal
from chehang.core.operation import operations
from chehang.core.types import Command
from chehang.org.posts import POSTS

ROOT = Path(__file__).resolve().parents[2]
ALL = list(operations().values())


@pytest.mark.parametrize("op", ALL, ids=lambda o: o.name)
def test_one_operation_one_file_one_test(op) -> None:
    assert (ROOT / "src/chehang" / op.app / "operations" / f"{op.verb}.py").exists()
    assert (ROOT / "tests" / op.app / f"test_{op.verb}.py").exists()


@pytest.mark.parametrize("op", ALL, ids=lambda o: o.name)
def test_it_has_a_holder_a_typed_command_and_a_docstring(op) -> None:
    assert op.posts and (set(op.posts) <= set(POSTS) or op.posts == ("*",))
    assert issubclass(op.command, Command) and op.command.model_config["extra"] == "forbid"
    assert op.__doc__


@pytest.mark.parametrize("op", ALL, ids=lambda o: o.name)
def test_it_is_named_in_both_languages(op) -> None:
    with translation.override("en"):
        english = str(op.title)
    with translation.override("zh-hans"):
        chinese = str(op.title)
    assert english.isascii() and any("\u4e00" <= c <= "\u9fff" for c in chinese)


@pytest.mark.parametrize("op", ALL, ids=lambda o: o.name)
def test_it_refuses_a_stranger_and_says_so_in_the_journal(op, actor_of, clock) -> None:
    stranger = replace(actor_of("keeper"), permissions=frozenset())
    with pytest.raises(NotAllowed):
        op(op.command.model_construct(), actor=stranger, clock=clock, key="k")
    row = Journal.objects.get(operation=op.name)
    assert (row.outcome, row.code) == ("refused", "not_allowed")
