"""``chehang serve``: what must hold before the first request can be answered."""

import multiprocessing
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import pytest

from chehang.project.commands.serve import _serve


@pytest.fixture
def as_before() -> Iterator[None]:
    kept = multiprocessing.get_start_method(allow_none=True)
    yield
    multiprocessing.set_start_method(kept, force=True)


def test_workers_begin_afresh(as_before: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked beside the threads of the background work they would inherit their locks, and answer nothing."""
    began = []

    class Server:
        def __init__(self, target: str, **options: Any) -> None:
            pass

        def serve(self) -> None:
            began.append(multiprocessing.get_start_method())

    monkeypatch.setattr("granian.Granian", Server)
    _serve(Namespace(host="127.0.0.1", port=8000, workers=2, threads=3))
    assert began == ["spawn"]
