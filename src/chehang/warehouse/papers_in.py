"""Packing lists and invoices as they are typed or read from a file: numbers matched to the delivery's lines."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Protocol

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.catalogue.codes import ambiguous, candidates
from chehang.catalogue.kinds import Replacement
from chehang.catalogue.models import Part, Supersession
from chehang.core.context import Context
from chehang.core.errors import Refused

from .models import Inbound, InboundLine
from .services import line_of

# A quantity (and its price) in the unit that the supplier sells by: drums of oil that the store keeps in litres.
ByBuyingUnit = Annotated[bool, Field(title=gettext_noop("In buying units"))]


def require_receiving(inbound: Inbound) -> None:
    """Papers and counts belong to deliveries that are not in the books yet."""
    if inbound.state not in ("expected", "counting", "checked"):
        raise Refused(
            "inbound.done",
            _("Delivery %(number)s is finished; its papers and counts stand."),
            number=inbound.number,
        )


class Named(Protocol):
    """A line of a paper: the part as printed, or its id where the number fits several."""

    @property
    def part_no(self) -> str: ...

    @property
    def part(self) -> int | None: ...


def lines_for(
    inbound: Inbound, named: Sequence[Named], on: date, *, field: str = "lines.{i}.part_no"
) -> list[InboundLine]:
    """The delivery line for each part named, with a new line for a part that was not ordered.

    Of the parts a number fits, those of the delivery come first. A part that replaces an ordered one on the day ``on``
    takes over that line: the order keeps the part it named. Refused("part.unknown") for a number that the catalogue
    does not know, Refused("part.several") for one that fits several.
    """
    present = {x.part_id: x for x in inbound.lines.select_related("part__brand").order_by("-n")}
    chosen = Part.objects.select_related("brand").in_bulk([x.part for x in named if x.part])
    by_code = candidates([x.part_no for x in named])
    found: list[InboundLine] = []
    for i, item in enumerate(named):
        fitting = [chosen[item.part]] if item.part in chosen else [] if item.part else by_code[i]
        part = _the_one(item, fitting, present, field.format(i=i))
        line = present.get(part.pk) or _shipped_instead(present, part, on) or _added(inbound, part)
        present[part.pk] = line
        found.append(line)
    return found


def _the_one(item: Named, fitting: Sequence[Part], present: Mapping[int, InboundLine], field: str) -> Part:
    here = [part for part in fitting if part.pk in present] or fitting
    if len(here) == 1:
        return here[0]
    if here:
        raise ambiguous(item.part_no, here, field=field)
    raise Refused(
        "part.unknown",
        _("The catalogue has no part %(number)s. Check the number, or put the box aside for the planner."),
        field=field,
        number=item.part_no or item.part,
    )


def _shipped_instead(present: Mapping[int, InboundLine], part: Part, on: date) -> InboundLine | None:
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


def doubt_hidden(ctx: Context, rows: Sequence[int]) -> None:
    """Ask about rows of a file that nobody sees in the sheet."""
    if rows:
        ctx.doubt(
            "paper.hidden_rows",
            _("%(n)s rows of the file are hidden or filtered away (%(rows)s). Take them over as well?"),
            field="file",
            n=len(rows),
            rows=", ".join(map(str, rows)),
        )
