"""Packing lists and invoices as they are typed or read from a file: numbers matched to the delivery's lines."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import Replacement
from chehang.catalogue.models import Alias, Part, Supersession
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


def lines_for(
    inbound: Inbound, numbers: Sequence[str], on: date, *, field: str = "lines.{i}.part_no"
) -> list[InboundLine]:
    """The delivery line for each number, with a new line for a part that was not ordered.

    A part that replaces an ordered one on the day ``on`` takes over that line: the order keeps the part it named.
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
            line = present.get(part.norm_no) or _shipped_instead(present, part, on) or _added(inbound, part)
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


def _shipped_instead(present: dict[str, InboundLine], part: Part, on: date) -> InboundLine | None:
    """The untouched line of the ordered part that ``part`` fully replaces, one for one; it says the new part now."""
    waiting = {x.part_id: x for x in present.values() if x.expected > 0 and x.counted == 0}
    replaced = Supersession.objects.filter(
        new=part, old_id__in=list(waiting), kind=Replacement.ONE_TO_ONE, ratio=1, valid_from__lte=on
    ).filter(Q(valid_until=None) | Q(valid_until__gte=on))
    link = replaced.order_by("-valid_from").first()
    if link is None:
        return None
    line = waiting[link.old_id]
    line.part, line.part_no, line.part_name, line.unit = part, part.display_no, part.name_cn, part.unit
    line.fragile, line.by_lot = part.is_fragile, part.batch_control
    line.save()
    return line


def _added(inbound: Inbound, part: Part) -> InboundLine:
    last = inbound.lines.aggregate(last=Max("n"))["last"] or 0
    line = line_of(inbound, part, last + 1)
    line.save()
    return line
