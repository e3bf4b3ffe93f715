"""What a typed or scanned code may mean. A code that fits several parts is never settled by chance: somebody is asked."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused

from .models import Alias, Part
from .numbers import readings


def candidates(codes: Sequence[str]) -> list[list[Part]]:
    """For each code the parts it may mean, by their own number or another one, in order of their ids. Two queries."""
    asked = [readings(code) for code in codes]
    norms = {norm for some in asked for norm in some if norm}
    known: dict[str, dict[int, Part]] = defaultdict(dict)
    for part in Part.objects.select_related("brand").filter(norm_no__in=norms):
        known[part.norm_no][part.pk] = part
    for alias in Alias.objects.select_related("part__brand").filter(norm_no__in=norms):
        known[alias.norm_no][alias.part_id] = alias.part
    found = [{pk: part for norm in some for pk, part in known[norm].items()} for some in asked]
    return [[parts[pk] for pk in sorted(parts)] for parts in found]


def codes_of(parts: Collection[int]) -> dict[int, str]:
    """What a page compares a scan with: the numbers of each part, normalised, with blanks between. Two queries."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, norm in Part.objects.filter(pk__in=parts).values_list("pk", "norm_no"):
        found[pk].append(norm)
    for pk, norm in Alias.objects.filter(part__in=parts).order_by("id").values_list("part_id", "norm_no"):
        found[pk].append(norm)
    return {pk: " ".join(found[pk]) for pk in parts}


def ambiguous(code: str, parts: Sequence[Part], *, field: str) -> Refused:
    """Refused("part.several") that names every part the code fits, with its id: the answer names one of them."""
    rows = [
        {
            "id": p.pk,
            "number": p.display_no,
            "name": p.name_cn,
            "brand": p.brand.name,
            "quality": p.get_quality_display(),
        }
        for p in parts
    ]
    return Refused(
        "part.several",
        _("%(number)s is several parts: %(parts)s. Say which one it is."),
        field=field,
        number=code,
        parts="; ".join(f"{r['brand']} {r['quality']} {r['name']}" for r in rows),
        candidates=rows,
    )
