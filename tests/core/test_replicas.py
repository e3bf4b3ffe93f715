"""Reading from a copy: only far requests, only a copy that holds the reader's own last act, never for writing."""

from contextlib import nullcontext

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from chehang.core import replicas
from chehang.core.models import Journal


class Fake:
    """A connection that answers one question."""

    def __init__(self, answer) -> None:
        self.answer = answer

    def cursor(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return nullcontext(self)

    def execute(self, *asked) -> None:
        pass

    def fetchone(self):
        return self.answer

    def close(self) -> None:
        pass


@pytest.fixture
def copies(monkeypatch):
    """One primary on which the reader's last act is row 7, and one copy that answers as told."""

    def answers(*answer) -> str:
        monkeypatch.setattr(replicas, "_resting", {})
        told = answer[0] if isinstance(answer[0], Exception) else answer
        monkeypatch.setattr(replicas, "connections", {"default": Fake(("0/1", 7)), "replica0": Fake(told)})
        return replicas.fresh_for(1, 1)

    return answers


def test_his_own_last_act_must_be_there(copies) -> None:
    assert copies(True, True) == "replica0"
    assert copies(True, False) == ""  # near, but what he just did is missing
    assert copies(False, True) == ""  # far behind the others


def test_a_copy_that_is_gone_rests(copies) -> None:
    assert copies(OperationalError("gone")) == ""
    assert replicas.fresh_for(1, 1) == "" and "replica0" in replicas._resting


def test_only_what_nobody_works_on_is_read_far() -> None:
    asked = RequestFactory()
    for path in ("/api/v1/org/employees", "/find/?q=x", "/insight/", "/counter/sales/export/"):
        assert replicas.far(asked.get(path)), path
    assert not replicas.far(asked.post("/api/v1/do/org/add_employee"))
    assert not replicas.far(asked.get("/counter/sales/"))


def test_writing_always_goes_to_the_primary() -> None:
    router = replicas.Router()
    with replicas.reading("replica0"):
        assert (router.db_for_read(Journal), router.db_for_write(Journal)) == ("replica0", "default")
        with replicas.reading(""):
            assert router.db_for_read(Journal) is None
    assert router.db_for_read(Journal) is None
    assert not router.allow_migrate("replica0", "core")
