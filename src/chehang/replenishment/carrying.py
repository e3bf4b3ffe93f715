"""Under which number each part's business goes on: supersession and interchange, followed to the end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from chehang.catalogue.models import Interchange, Supersession
from chehang.core import bulk
from chehang.planning.arrays import Floats, Ints
from chehang.planning.demand import resolve

from .asking import among

DEPTH = 20
Links = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True)
class Current:
    """Today's numbers ``ids``; the part at ``source`` of the old list goes on as ``ratio`` of the one at ``target``."""

    ids: Ints
    source: Ints
    target: Ints
    ratio: Floats

    def sums(self, values: Floats) -> Floats:
        """Rows × old parts added up under today's numbers; a value unknown for all who contribute stays unknown."""
        told = np.zeros((len(values), len(self.ids)))
        known = np.zeros(told.shape, dtype=bool)
        for row, (have, out, seen) in enumerate(zip(values, told, known, strict=True)):
            given = have[self.source]
            there = ~np.isnan(given)
            np.add.at(out, self.target[there], given[there] * self.ratio[there])
            seen[self.target[there]] = True
            told[row] = np.where(seen, out, np.nan)
        return told

    def counts(self, values: Ints) -> Ints:
        """Events of the old parts under today's numbers: a set of four instead of one is asked for as often."""
        told = np.zeros(len(self.ids), dtype=np.int64)
        np.add.at(told, self.target, values[self.source])
        return told

    def most(self, values: Floats) -> Floats:
        """The highest value among those whose business a number carries on (rows × today's numbers)."""
        told = np.zeros((len(values), len(self.ids)))
        for have, out in zip(values, told, strict=True):
            np.maximum.at(out, self.target, have[self.source])
        return told

    def behind(self) -> dict[int, list[tuple[int, float]]]:
        """For today's numbers (places in ``ids``) that carry on more than themselves: (old place, ratio) of each."""
        count = np.bincount(self.target, minlength=len(self.ids))
        told: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for at in np.flatnonzero((count[self.target] > 1) | (self.ratio != 1)).tolist():
            told[int(self.target[at])].append((int(self.source[at]), float(self.ratio[at])))
        return told


def current(ids: Ints, on: date) -> Current:
    """Follow every part to the number that is current on a day. Raises InputError where a chain loops."""
    links = _replaced(ids, on)
    known = set(ids.tolist()) | {int(new) for targets in links.values() for new, _ratio in targets}
    for group in _interchangeable(known, on):
        still = [part for part in group if str(part) not in links]
        for other in still[1:]:
            links[str(other)] = [(str(still[0]), 1.0)]
    place: dict[int, int] = {}
    steps: list[tuple[int, int, float]] = []
    for at, part in enumerate(ids.tolist()):
        ends = resolve(str(part), links).items() if str(part) in links else ((str(part), 1.0),)
        steps += [(at, place.setdefault(int(name), len(place)), ratio) for name, ratio in ends]
    source, target, ratio = zip(*steps, strict=True) if steps else ((), (), ())
    return Current(
        np.array(list(place), dtype=np.int64),
        np.array(source, dtype=np.int64),
        np.array(target, dtype=np.int64),
        np.array(ratio, dtype=np.float64),
    )


def _replaced(ids: Ints, on: date) -> Links:
    """What has given way by a day, link after link; of several sets that replace one part the first counts."""
    links: Links = {}
    front = set(ids.tolist())
    for _depth in range(DEPTH):
        found = _links_of(front, on)
        if not found:
            break
        links |= found
        front = {int(new) for targets in found.values() for new, _ratio in targets} - {int(old) for old in links}
    return links


def _links_of(olds: Iterable[int], on: date) -> Links:
    condition, params = among("old_id", sorted(olds))
    table = Supersession._meta.db_table
    found = bulk.select(
        f"SELECT old_id, new_id, group_no, ratio FROM {table} WHERE new_id IS NOT NULL AND fits_backward"
        f" AND valid_from <= %s AND (valid_until IS NULL OR valid_until >= %s) AND {condition}"
        " ORDER BY old_id, group_no, new_id",
        [bulk.day(on), bulk.day(on), *params],
    )
    chosen: dict[int, int] = {}
    links: Links = defaultdict(list)
    places = Supersession._meta.get_field("ratio").places  # type: ignore[union-attr]
    for old, new, group, ratio in found:
        if chosen.setdefault(old, group) == group:
            links[str(old)].append((str(new), float(bulk.unscaled(ratio, places))))
    return dict(links)


def _interchangeable(known: set[int], on: date) -> list[list[int]]:
    """Groups of parts any of which will do, lowest id first."""
    condition, params = among("part_id", sorted(known))
    pairs = bulk.select(
        f"SELECT part_id, other_id FROM {Interchange._meta.db_table} WHERE valid_from <= %s"
        f" AND (valid_until IS NULL OR valid_until >= %s) AND {condition} ORDER BY part_id, other_id",
        [bulk.day(on), bulk.day(on), *params],
    )
    head: dict[int, int] = {}

    def top(part: int) -> int:
        while head.get(part, part) != part:
            part = head[part]
        return part

    for part, other in pairs:
        if other in known:
            low, high = sorted((top(part), top(other)))
            head[low], head[high] = low, low
    groups: dict[int, list[int]] = defaultdict(list)
    for part in sorted(head):
        groups[top(part)].append(part)
    return [group for group in groups.values() if len(group) > 1]
