"""What is done for each duty: the departments' lines joined."""

from dataclasses import dataclass
from typing import Any

from chehang.core.context import Actor
from chehang.core.duties import Evidence, Owed, shares
from chehang.core.operation import operations
from chehang.core.screens import pages, screens

from .texts import Duty


@dataclass(frozen=True)
class Work:
    """All lines of a duty as one."""

    duty: Duty
    operations: tuple[str, ...]
    pages: tuple[str, ...]
    covers: frozenset[str]
    evidence: tuple[Evidence, ...]
    owed: tuple[Owed, ...]

    @property
    def built(self) -> bool:
        """Whether anything can be done for it here."""
        return bool(self.operations or self.pages)

    @property
    def lacks(self) -> tuple[str, ...]:
        """Needs that nothing meets yet."""
        return tuple(need for need in self.duty.needs if need not in self.covers)

    @property
    def doable(self) -> bool:
        """Whether all of it can be done here."""
        return self.built and not self.lacks

    def click(self, actor: Actor) -> tuple[Any, str]:
        """The one click to do it that is open to the actor: its title and address; empty when there is none."""
        for name in self.pages:
            place = pages().get(name) or screens().get(name)
            if place and actor.may(place.permission):
                return place.title, place.url
        for name in self.operations:
            if actor.may(name):
                return operations()[name].title, f"/do/{name.replace('.', '/')}/"
        return "", ""


def work_for(chosen: tuple[Duty, ...]) -> list[Work]:
    """What is done for each of these duties."""
    found: dict[str, list[Any]] = {duty.number: [] for duty in chosen}
    for share in shares():
        if share.duty in found:
            found[share.duty].append(share)
    return [
        Work(
            duty,
            tuple(dict.fromkeys(name for share in found[duty.number] for name in share.operations)),
            tuple(dict.fromkeys(name for share in found[duty.number] for name in share.pages)),
            frozenset(need for share in found[duty.number] for need in share.covers),
            tuple(rule for share in found[duty.number] for rule in share.evidence),
            tuple(owed for share in found[duty.number] for owed in share.owed),
        )
        for duty in chosen
    ]
