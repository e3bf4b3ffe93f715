"""What must hold in the catalogue; ``chehang verify`` runs these."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

from .finding.in_use import engine
from .models import Supersession


@invariant("C01", _("Every part can be found"))
def parts_are_findable() -> Iterator[str]:
    """Each part is in the search structures."""
    if missing := engine().missing():
        yield f"{missing} parts are not in the search structures"


@invariant("C02", _("Supersession leads somewhere"))
def supersession_ends() -> Iterator[str]:
    """No part is reached again by following its replacements, whatever the day."""
    after: dict[int, set[int]] = defaultdict(set)
    for old, new in Supersession.objects.filter(new__isnull=False).values_list("old_id", "new_id"):
        after[old].add(new or 0)
    ends: set[int] = set()
    for start in list(after):
        if part := _circle(after, start, ends):
            yield f"catalogue.Part {part}: its supersession runs in a circle"


def _circle(after: dict[int, set[int]], start: int, ends: set[int]) -> int:
    """A part on a circle reached from ``start``, or 0; ``ends`` collects parts known to lead to an end."""
    path: list[int] = []
    waiting = [(start, False)]
    while waiting:
        part, leaving = waiting.pop()
        if leaving:
            path.remove(part)
            ends.add(part)
        elif part in path:
            return part
        elif part not in ends:
            path.append(part)
            waiting += [(part, True), *((new, False) for new in after.get(part, ()))]
    return 0


@invariant("C03", _("A number belongs to one part of a brand and quality"))
def numbers_are_normalised() -> Iterator[str]:
    """Normalised numbers hold no separators and no small letters."""
    yield from offending(
        "SELECT id, norm_no FROM catalogue_part WHERE norm_no <> UPPER(norm_no) OR norm_no LIKE '%% %%'"
        " OR norm_no LIKE '%%-%%' OR norm_no LIKE '%%.%%' OR norm_no LIKE '%%/%%'",
        "catalogue.Part {id}: number {norm_no} is not normalised",
    )
