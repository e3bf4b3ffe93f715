"""A store with its people for tests of the work floor: short ways to give, take and finish work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from chehang.core.context import Actor, Context, FixedClock
from chehang.core.operation import Done, operations
from chehang.org.models import Employee, Store
from chehang.work.models import Task


@dataclass
class Office:
    """``run("assign_task", post, …)`` performs an act of the work floor as the (first) person on a post."""

    store: Store
    clock: FixedClock
    actor_of: Callable[..., Actor]
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, key: str) -> Actor:
        """The person on a post; ``keeper/罗斌`` is another one on it, by name."""
        if key not in self.people:
            post, _sep, name = key.partition("/")
            self.people[key] = self.actor_of(*post.split("+"), at=self.store, name=name)
        return self.people[key]

    def id(self, key: str) -> int:
        return self.who(key).employee_id

    def day(self, ahead: int = 0) -> date:
        return self.clock.today() + timedelta(days=ahead)

    def pass_time(self, **span: int) -> None:
        self.clock.at += timedelta(**span)

    def run(self, act: str, post: str, *, key: str = "", **data: Any) -> Done:
        op = operations()[act if "." in act else f"work.{act}"]
        done: Done = op(op.command.model_validate(data), actor=self.who(post), clock=self.clock, key=key)
        return done

    def context(self, post: str) -> Context:
        return Context(self.who(post), self.clock, "test.act")

    def leave(self, key: str) -> None:
        """The person does not work here any more."""
        Employee.objects.filter(pk=self.id(key)).update(active=False)

    def task(self, owner: str = "keeper", giver: str = "parts_manager", **also: Any) -> Task:
        """A task given to a colleague, due in three days."""
        data = {"title": "清理 A 区货架", "owner": self.id(owner), "due": self.day(3), **also}
        return Task.objects.get(pk=self.run("assign_task", giver, **data).id)

    def asked(self, by: str = "service_manager", department: str = "parts", **also: Any) -> Task:
        """A request to another department."""
        data = {"department": department, "title": "备好召回用件", "due": self.day(5), **also}
        return Task.objects.get(pk=self.run("request_work", by, **data).id)


@pytest.fixture
def office(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Office:
    return Office(store, clock, actor_of)
