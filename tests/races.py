"""Where several meet: acts at the same moment over real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused

from .fixtures import make_actor, make_store
from .goods import Depot, make_depot

Act = Callable[[], object]


def meet(*acts: Act) -> list[object]:
    """Run the acts in threads of their own, started together; the answer or the refusal of each, in their order."""
    gate = Barrier(len(acts))

    def run(act: Act) -> object:
        try:
            gate.wait()
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        ends = [pool.submit(run, act) for act in acts]
    return [end.result() for end in ends]


def codes(*acts: Act) -> list[str]:
    """How each act ended: "done" or the code of its refusal."""
    return [end.code if isinstance(end, Refused) else "done" for end in meet(*acts)]


def tally(*acts: Act) -> tuple[int, int]:
    """How many were done and how many refused."""
    done = codes(*acts).count("done")
    return done, len(acts) - done


@pytest.fixture
def real_depot(real_commits: object, clock: FixedClock) -> Depot:
    """The depot of the tests in a database whose commits are real."""
    from chehang.org.grants import grant_new

    grant_new()
    store = make_store("01", "泓川江东店")

    def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    return make_depot(store, clock, actor_of)
