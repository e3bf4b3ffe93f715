"""Packing lists and invoices as they are typed or read from a file: numbers matched to the delivery's lines."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Alias, Part
from chehang.catalogue.numbers import readings
from chehang.core.errors import Refused

from .models import Inbound, InboundLine
from .services import line_of


def require_receiving(inbound: Inbound) -> None:
    """Papers and counts belong to deliveries that are not in the books yet."""
    if inbound.state not in ("expected", "counting", "checked"):
        raise Refused(
            "inbound.done",
            _("Delivery %(number)s is finished; its papers and counts stand."),
            number=inbound.number,
        )


def lines_for(inbound: Inbound, numbers: Sequence[str], *, field: str = "lines.{i}.part_no") -> list[InboundLine]:
    """The delivery line for each number, with a new line for a part that was not ordered.

    Refused("part.unknown") names the first number that the catalogue does not know.
    """
    present = {x.part.norm_no: x for x in inbound.lines.select_related("part").order_by("-n")}
    asked = [readings(text) for text in numbers]
    missing = {norm for norms in asked for norm in norms if not any(n in present for n in norms)}
    strangers = _parts_of(missing)
    found: list[InboundLine] = []
    for i, norms in enumerate(asked):
        line = next((present[n] for n in norms if n in present), None)
        if line is None:
            part = next((strangers[n] for n in norms if n in strangers), None)
            if part is None:
                raise Refused(
                    "part.unknown",
                    _("The catalogue has no part %(number)s. Check the number, or put the box aside for the planner."),
                    field=field.format(i=i),
                    number=numbers[i],
                )
            line = present.get(part.norm_no) or _added(inbound, part)
            present[part.norm_no] = present[norms[0]] = line
        found.append(line)
    return found


def _parts_of(norms: set[str]) -> dict[str, Part]:
    """Parts by any number they are known under, the one of the catalogue itself first."""
    if not norms:
        return {}
    aliases = Alias.objects.filter(norm_no__in=norms).select_related("part")
    known = {alias.norm_no: alias.part for alias in aliases}
    known.update({part.norm_no: part for part in Part.objects.filter(norm_no__in=norms)})
    return known


def _added(inbound: Inbound, part: Part) -> InboundLine:
    last = inbound.lines.aggregate(last=Max("n"))["last"] or 0
    line = line_of(inbound, part, last + 1)
    line.save()
    return line
