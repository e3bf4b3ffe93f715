"""Packing lists and invoices as they are typed or read from a file: numbers matched to the delivery's lines."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Protocol

from django.db.models import Max
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.codes import ambiguous, candidates
from chehang.catalogue.models import Part
from chehang.catalogue.services import replaced_piece_for_piece
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

    Of the parts a number fits, those of the delivery come first. A part that replaces an ordered one piece for piece on
    the day ``on``, along the whole chain, takes over that line, or stands beside it where the old number came, too: the
    order keeps the part it named. Refused("part.unknown") for a number that the catalogue does not know,
    Refused("part.several") for one that fits several.
    """
    present = {x.part_id: x for x in inbound.lines.select_related("part__brand").order_by("-n")}
    chosen = Part.objects.select_related("brand").in_bulk([x.part for x in named if x.part])
    by_code = candidates([x.part_no for x in named])
    parts = []
    for i, item in enumerate(named):
        fitting = [chosen[item.part]] if item.part in chosen else [] if item.part else by_code[i]
        parts.append(_the_one(item, fitting, present, field.format(i=i)))
    here = {part.pk for part in parts}
    found: list[InboundLine] = []
    for part in parts:
        line = present.get(part.pk) or _shipped_instead(inbound, present, here, part, on) or _added(inbound, part)
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


def _shipped_instead(
    inbound: Inbound, present: Mapping[int, InboundLine], here: Collection[int], part: Part, on: date
) -> InboundLine | None:
    """The line of the ordered part that ``part`` stands in for, which says the new part now; a line beside it where some of the old number came.

    Not for goods of another store: what it sent is what it sent.
    """
    if inbound.document == "warehouse.transfer":
        return None
    replaced = replaced_piece_for_piece(part.pk, on)
    ordered = [x for x in present.values() if x.expected > 0 and x.part_id in replaced]
    if not ordered:
        return None
    line = min(ordered, key=lambda x: x.n)
    if line.counted or line.packed or line.part_id in here:
        return _beside(inbound, line, part)
    line.part, line.part_no, line.part_name, line.unit = part, part.display_no, part.name_cn, part.unit
    line.fragile, line.by_lot = part.is_fragile, part.batch_control
    line.save()
    return line


def _beside(inbound: Inbound, ordered: InboundLine, part: Part) -> InboundLine:
    """The new number on a line of its own, at the same order line and price; what it fills is settled when the goods are posted."""
    line = line_of(
        inbound, part, _last(inbound) + 1, price_ex=ordered.price_ex, tax_rate=ordered.tax_rate,
        source_line_id=ordered.source_line_id,
    )  # fmt: skip
    line.remark = gettext("Instead of %(number)s") % {"number": ordered.part_no}
    line.save()
    return line


def _added(inbound: Inbound, part: Part) -> InboundLine:
    line = line_of(inbound, part, _last(inbound) + 1)
    line.save()
    return line


def _last(inbound: Inbound) -> int:
    return int(inbound.lines.aggregate(last=Max("n"))["last"] or 0)


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
