"""Scripts of calls: a tree of what the customer may answer, what is said then, and what the call usually comes to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.errors import Refused

from .models import CallKind, FollowUp, ScriptBranch

DEEP = 3  # answers on answers; more nobody reads while the customer waits
SPAN = timedelta(days=90)


@dataclass
class Node:
    """An answer with those that may follow on it."""

    branch: ScriptBranch
    say: str
    further: list["Node"] = field(default_factory=list)


def tree(kind: CallKind, words: dict[str, str]) -> list[Node]:
    """The answers to the opening words; ``words`` are put in for {store}, {agent} and {plate}."""
    nodes: dict[str, Node] = {}
    first: list[Node] = []
    for branch in kind.branches.order_by("n"):
        node = nodes[branch.code] = Node(branch, filled(branch.say, words))
        (nodes[branch.after].further if branch.after in nodes else first).append(node)
    return first


def filled(text: str, words: dict[str, str]) -> str:
    """A text with its variables put in; nothing else in braces is touched."""
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def check(branches: Sequence[tuple[str, str]]) -> None:
    """(code, after) of each branch in order. Refused("script.twice", "script.after", "script.deep")."""
    depth: dict[str, int] = {}
    for n, (code, after) in enumerate(branches):
        if code in depth:
            raise Refused("script.twice", _("Each answer has a code of its own: %(code)s stands here twice."), field=f"branches.{n}.code", code=code)  # fmt: skip
        if after and after not in depth:
            raise Refused(
                "script.after", _("%(code)s follows on %(after)s, which does not stand above it."),
                field=f"branches.{n}.after", code=code, after=after,
            )  # fmt: skip
        depth[code] = depth[after] + 1 if after else 1
        if depth[code] > DEEP:
            raise Refused("script.deep", _("Answers follow on one another at most three deep."), field=f"branches.{n}.after")  # fmt: skip


def path_of(kind: CallKind, branch: int | None) -> str:
    """The answers that lead to a branch, in their words; "" without one. Refused("call.script") for one of another script."""
    if branch is None:
        return ""
    mine = {b.code: b for b in kind.branches.all()}
    last = next((b for b in mine.values() if b.pk == branch), None)
    if last is None:
        raise Refused("call.script", _("The script was changed meanwhile. Choose the answer again."), field="branch")
    path = [last.answer]
    while last.after:
        last = mine[last.after]
        path.append(last.answer)
    return " › ".join(reversed(path))[:200]


@dataclass(frozen=True)
class Said:
    """An answer of the customers, how often it was given, and its share of all that answered by the script."""

    answer: str
    count: int
    share: float


def answers(kind: CallKind, actor: Actor, now: datetime) -> list[Said]:
    """What customers of the store have answered in ninety days, the most often first."""
    told = rows(FollowUp, actor).filter(trigger=kind, ended_at__gt=now - SPAN).exclude(answered="")
    found = Counter(told.values_list("answered", flat=True))
    whole = sum(found.values())
    return [Said(text, n, n / whole) for text, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))]
