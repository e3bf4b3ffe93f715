"""What can be offered when the shelf has too little."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.services import interchangeable, parts_by_id
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.stock.queries import OnHand, on_hand

from .models import SaleLine

MOST_OFFERED = 3


def plain(quantity: Decimal) -> str:
    """2, 1.5: a quantity as people write it."""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def check(ctx: Context, lines: Sequence[SaleLine]) -> None:
    """Refuse a sale whose goods are not there, naming bin, what can be had, and what could replace it.

    The reservation that follows decides again under lock; this one knows what to offer.
    """
    wanted: dict[int, Decimal] = defaultdict(Decimal)
    there = on_hand(ctx, [line.part_id for line in lines])
    for line in lines:
        wanted[line.part_id] += line.quantity
        held = there[line.part_id]
        if wanted[line.part_id] > held.available:
            raise _short(ctx, line, held, wanted[line.part_id])


def _short(ctx: Context, line: SaleLine, held: OnHand, need: Decimal) -> Refused:
    have = max(held.available, Decimal(0))
    params = {
        "part": f"{line.part_no} {line.part_name}",
        "have": plain(have),
        "need": plain(need),
        "bins": ", ".join(code for code, _n in held.bins) or "—",
        "unit": line.unit_title,
    }
    offered = ", ".join(f"{number} ({plain(n)})" for _pk, number, n in instead(ctx, line.part_id))
    if offered:
        text = _(
            "Cannot sell: of %(part)s there are %(have)s %(unit)s free at %(bins)s, this sale needs %(need)s."
            " You can offer %(offered)s, take %(have)s and record the rest as a lost sale (F6)."
        )
        return Refused("stock.short", text, field=f"lines.{line.n - 1}.quantity", offered=offered, **params)
    text = _(
        "Cannot sell: of %(part)s there are %(have)s %(unit)s free at %(bins)s, this sale needs %(need)s."
        " You can take %(have)s and record the rest as a lost sale (F6), or order the part."
    )
    return Refused("stock.short", text, field=f"lines.{line.n - 1}.quantity", **params)


def instead(who: Context, part_id: int) -> list[tuple[int, str, Decimal]]:
    """(part, number, free) of what may replace a part and is there, most first."""
    others = [pk for pk in interchangeable(part_id, who.today) if pk != part_id]
    there = on_hand(who, others)
    parts = parts_by_id([pk for pk in others if there[pk].available > 0])
    found = [(pk, part.display_no, there[pk].available) for pk, part in parts.items()]
    return sorted(found, key=lambda x: (-x[2], x[1]))[:MOST_OFFERED]
