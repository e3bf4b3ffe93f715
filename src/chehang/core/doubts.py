"""Doubts: the third answer between done and refused. What is unusual but may be right is asked about, and the person
confirms it; the journal keeps who confirmed what.

A doubt never hides a rule that must refuse: it is asked only when the whole act would otherwise be done.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .errors import Refused

CODE = re.compile(r"[a-z_]+\.[a-z_]+\Z")
_titles: dict[str, Any] = {}


def register(code: str, title: Any) -> None:
    """Name a kind of doubt in a department's ``doubts.py``; ``title`` says it in a few words in histories."""
    if not CODE.match(code):
        raise ValueError(f"doubt {code!r} is not subject.what")
    if code in _titles:
        raise ValueError(f"two doubts are named {code}")
    _titles[code] = title


def titles() -> dict[str, Any]:
    """The register: code → title."""
    return dict(sorted(_titles.items()))


@dataclass(frozen=True)
class Doubt:
    """One question about one input. ``mark`` names exactly what was asked: the code and a fingerprint of its facts.

    Who confirms the mark for plate A has confirmed nothing about plate B.
    """

    code: str
    template: Any
    field: str
    params: dict[str, Any]

    @property
    def message(self) -> str:
        """The question in the active language."""
        return str(self.template) % self.params if self.params else str(self.template)

    @property
    def title(self) -> str:
        """What kind of doubt it is, in the active language."""
        return str(_titles[self.code])

    @property
    def mark(self) -> str:
        """``code:fingerprint``: what confirms this doubt and no other."""
        from .journal import digest

        return f"{self.code}:{digest({k: str(v) for k, v in self.params.items()})[:12]}"

    def told(self) -> dict[str, str]:
        """The doubt as data, for machines, jobs and the journal."""
        return {"code": self.code, "message": self.message, "field": self.field, "confirm": self.mark}


def doubt_of(code: str, template: Any, field: str, params: dict[str, Any]) -> Doubt:
    """A doubt of a registered kind; ValueError for an unknown code, which is a fault of the program."""
    if code not in _titles:
        raise ValueError(f"no doubt is named {code}")
    return Doubt(code, template, field, params)


class Doubtful(Refused):
    """The act would be done, but something about it is unusual: nothing has been changed, the person is asked.

    The same call with the marks of all ``doubts`` confirmed does it.
    """

    status = 409

    def __init__(self, doubts: Iterable[Doubt]) -> None:
        self.doubts = tuple({d.mark: d for d in doubts}.values())
        super().__init__("doubtful", field=self.doubts[0].field)

    @property
    def message(self) -> str:
        return "\n".join(d.message for d in self.doubts)

    @property
    def codes(self) -> str:
        """The kinds of doubt, for the journal."""
        return ",".join(dict.fromkeys(d.code for d in self.doubts))


def marks_in(text: str) -> tuple[str, ...]:
    """The marks in a ``Confirm`` header: separated by commas."""
    return tuple(mark for mark in (part.strip() for part in text.split(",")) if mark)
