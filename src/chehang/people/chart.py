"""The organisation as a tree on a day: posts under posts, with headcount and holders."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from .models import Employment, OrgChange, Position


@dataclass
class Node:
    """A post with who holds it, and the posts that report to it."""

    pk: int
    title: str
    unit: str
    headcount: int
    holders: list[str] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)

    @property
    def short(self) -> int:
        """Places nobody fills."""
        return max(self.headcount - len(self.holders), 0)


def chart(store_id: int, on: date) -> list[Node]:
    """The posts of a day, those that report to nobody first; four queries however many there are."""
    there = Position.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on), store_id=store_id, since__lte=on)
    facts = {
        p.pk: (p.title, p.unit.name, p.headcount, p.reports_to_id)
        for p in there.select_related("unit").order_by("-grade", "code")
    }
    facts |= _as_of(store_id, on, set(facts))
    nodes = {pk: Node(pk, title, unit, count) for pk, (title, unit, count, _boss) in facts.items()}
    held = Employment.objects.filter(
        Q(until=None) | Q(until__gte=on), store_id=store_id, since__lte=on, position_id__in=nodes
    )
    names: dict[int, list[str]] = defaultdict(list)
    for position, name in held.order_by("since", "id").values_list("position_id", "employee__name"):
        names[position].append(name)
    top: list[Node] = []
    for pk, node in nodes.items():
        node.holders = names[pk]
        boss = facts[pk][3]
        (nodes[boss].below if boss in nodes else top).append(node)
    return top


def _as_of(store_id: int, on: date, there: set[int]) -> dict[int, tuple[str, str, int, int | None]]:
    """What posts were on an earlier day: the first change after it knows what was before."""
    later = OrgChange.objects.filter(
        store_id=store_id, state="done", kind="change", position_id__in=there, effective_on__gt=on
    )
    found: dict[int, tuple[str, str, int, int | None]] = {}
    for position, was in later.order_by("effective_on", "id").values_list("position_id", "was"):
        if position is not None and was:
            found.setdefault(position, (was[0], was[1], was[2], was[3]))
    return found
