"""Following supersession and interchange: what to order today for a number of yesterday (parts.md §1.2)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.money import round_half_up

from .kinds import Replacement
from .models import Interchange, Supersession

DEEPEST = 20
PIECE_FOR_PIECE = (Replacement.ONE_TO_ONE, Replacement.MANY_TO_ONE)


@dataclass(frozen=True)
class Need:
    """A part and how many of it; ``stopped`` when it has ended without replacement."""

    part_id: int
    quantity: Decimal
    stopped: bool = False


@dataclass(frozen=True)
class Resolution:
    """Where the links lead: the parts needed now, and old parts to offer first while they are in stock."""

    needs: tuple[Need, ...]
    use_up_first: tuple[int, ...] = ()


def resolve(part_id: int, quantity: Decimal, on: date) -> Resolution:
    """Follow the links valid on a day to their ends, multiplying ratios.

    Worked: A → B (from 2025-03), B → {C × 1, D × 2} (from 2026-06): 3 A on 2026-11-23 are 3 C and 6 D.
    Refused("supersession.cycle") when links run in a circle or deeper than 20: the data is wrong.
    """
    links = _links_from([part_id], on)
    needs: dict[int, Decimal] = defaultdict(Decimal)
    stopped: set[int] = set()
    first: dict[int, None] = {}

    def follow(part: int, wanted: Decimal, path: tuple[int, ...]) -> None:
        if part in path or len(path) > DEEPEST:
            raise Refused("supersession.cycle", _("The supersession of this part runs in a circle."), part=part)
        steps = links.get(part, [])
        if not steps or steps[0].kind == Replacement.STOP:
            needs[part] += wanted
            stopped.update([part] if steps else [])
            return
        for step in steps:
            if step.use_up_old:
                first[part] = None
            assert step.new_id is not None
            follow(step.new_id, wanted * step.ratio, (*path, part))

    follow(part_id, quantity, ())
    found = tuple(Need(part, round_half_up(wanted, 3), part in stopped) for part, wanted in needs.items())
    return Resolution(found, tuple(first))


def _links_from(start: list[int], on: date) -> dict[int, list[Supersession]]:
    """All links reachable on a day, one query per level; of several generations of a part the newest counts."""
    links: dict[int, list[Supersession]] = {}
    level = list(start)
    for _step in range(DEEPEST + 1):
        if not level:
            break
        rows = Supersession.objects.filter(old__in=level, valid_from__lte=on).filter(
            Q(valid_until=None) | Q(valid_until__gte=on)
        )
        by_old: dict[int, list[Supersession]] = defaultdict(list)
        for row in rows.order_by("old_id", "-valid_from", "group_no", "id"):
            by_old[row.old_id].append(row)
        links.update({old: _newest(found) for old, found in by_old.items()})
        level = sorted({r.new_id for old in by_old for r in links[old] if r.new_id and r.new_id not in links})
    return links


def _newest(rows: list[Supersession]) -> list[Supersession]:
    """The set that is in force: rows of the latest day and, of that day, of one group."""
    return [r for r in rows if (r.valid_from, r.group_no) == (rows[0].valid_from, rows[0].group_no)]


def leads_to(start: int, goal: int) -> bool:
    """Whether links of any day lead from one part to another."""
    seen, level = {start}, [start]
    while level and goal not in seen:
        after = Supersession.objects.filter(old__in=level, new__isnull=False).values_list("new_id", flat=True)
        level = [pk for pk in set(after) if pk is not None and pk not in seen]
        seen.update(level)
    return goal in seen


def interchangeable(part_id: int, on: date) -> set[int]:
    """The group of parts any of which will do on a day, the part itself included."""
    seen, level = {part_id}, [part_id]
    for _step in range(DEEPEST):
        pairs = Interchange.objects.filter(Q(part__in=level) | Q(other__in=level), valid_from__lte=on).exclude(
            valid_until__lt=on
        )
        level = [pk for pair in pairs.values_list("part_id", "other_id") for pk in pair if pk not in seen]
        if not level:
            break
        seen.update(level)
    return seen


def replaced_piece_for_piece(part_id: int, on: date) -> set[int]:
    """The parts that this one stands in for one for one on a day, along the whole chain; sets and other ratios do not count."""
    seen: set[int] = set()
    level = {part_id}
    for _step in range(DEEPEST):
        links = Supersession.objects.filter(new__in=level, kind__in=PIECE_FOR_PIECE, ratio=1, valid_from__lte=on)
        links = links.filter(Q(valid_until=None) | Q(valid_until__gte=on))
        level = set(links.values_list("old_id", flat=True)) - seen - {part_id}
        if not level:
            break
        seen |= level
    return seen


def successors(part_ids: Iterable[int], on: date) -> dict[int, list[str]]:
    """The numbers that replace each part on a day (a set has several); parts that nothing replaces are left out. One query."""
    links = Supersession.objects.filter(old__in=list(part_ids), new__isnull=False, valid_from__lte=on)
    links = links.filter(Q(valid_until=None) | Q(valid_until__gte=on)).select_related("new")
    by_old: dict[int, list[Supersession]] = defaultdict(list)
    for row in links.order_by("old_id", "-valid_from", "group_no", "id"):
        by_old[row.old_id].append(row)
    return {old: [r.new.display_no for r in _newest(rows) if r.new] for old, rows in by_old.items()}


def old_numbers(part_id: int) -> list[int]:
    """The parts this one has replaced, nearest first."""
    seen: dict[int, None] = {}
    level = [part_id]
    while level:
        before = Supersession.objects.filter(new__in=level).values_list("old_id", flat=True)
        level = [pk for pk in dict.fromkeys(before) if pk not in seen and pk != part_id]
        seen.update(dict.fromkeys(level))
    return list(seen)
