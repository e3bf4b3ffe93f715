"""Supersession must lead somewhere: links of a list that would lead back to where they start."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..models import Brand, Supersession

Graph = dict[str, set[str]]


def circular(brand: Brand, links: Mapping[str, Sequence[str]]) -> set[str]:
    """Of the new links (old number → new numbers), the old numbers that can be reached from their own successors."""
    graph: Graph = defaultdict(set)
    for old, new in links.items():
        graph[old].update(new)
    _add_known(brand, graph, {norm for new in links.values() for norm in new})
    return {old for old in links if old in set(_reached(graph, links[old]))}


def _add_known(brand: Brand, graph: Graph, level: set[str]) -> None:
    """Add the links of the catalogue that can be reached, level by level."""
    seen: set[str] = set()
    while level := level - seen:
        seen |= level
        following: set[str] = set()
        for some in _slices(sorted(level)):
            rows = Supersession.objects.filter(old__brand=brand, old__norm_no__in=some, new__isnull=False)
            for old, new in rows.values_list("old__norm_no", "new__norm_no"):
                graph[old].add(new or "")
        for norm in level:
            following |= graph.get(norm, set())
        level = following


def _reached(graph: Graph, start: Iterable[str]) -> Iterator[str]:
    seen, waiting = set(start), list(start)
    while waiting:
        here = waiting.pop()
        yield here
        new = graph.get(here, set()) - seen
        seen |= new
        waiting.extend(new)


def _slices(norms: list[str]) -> Iterator[list[str]]:
    return (norms[i : i + 900] for i in range(0, len(norms), 900))
