"""Saying what is missing, where, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

from ..models import Balance, Bin

if TYPE_CHECKING:
    from .book import Place, Row


def plain(thousandths: int) -> str:
    """A quantity as people write it: 2, 1.5."""
    text = f"{bulk.unscaled(thousandths, 3):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def part_name(part_id: int) -> str:
    """Number and name of a part."""
    found = Part.objects.filter(pk=part_id).values_list("display_no", "name_cn").first()
    return " ".join(found) if found else "?"


def short(
    ctx: Context,
    losses: Mapping[Place, int],
    held: Mapping[Place, int],
    rows: Sequence[Row],
    *,
    day: date | None = None,
) -> Refused:
    """The refusal for the first place that holds too little."""
    parts = sorted({place[0] for place in losses})
    have = {
        (b.part_id, b.bin_id, b.lot_id or 0, b.owner): (
            bulk.scaled(b.on_hand, 3),
            bulk.scaled(b.reserved, 3),
        )
        for b in Balance.objects.filter(store_id=ctx.store_id, part_id__in=parts)
    }
    for row in rows:
        place = (row.part_id, row.bin_id or 0, row.lot_id or 0, row.owner)
        need = losses.get(place, 0)
        on_hand, reserved = have.get(place, (0, 0))
        free = on_hand - reserved + min(reserved, held.get(place, 0))
        if day is not None or free < need:
            return _short(row, place, free, need, on_hand - free, day)
    return Refused(
        "stock.clock_back",
        _("The last movement of these goods is dated later than today. Please check the date of this computer."),
    )


def _short(row: Row, place: Place, free: int, need: int, promised: int, day: date | None) -> Refused:
    names = {
        "part": part_name(place[0]),
        "bin": Bin.objects.filter(pk=place[1]).values_list("code", flat=True).first() or "—",
        "have": plain(free),
        "need": plain(need),
        "held": plain(promised),
        "day": day,
    }
    if day is not None:
        text = _(
            "%(part)s: dated %(day)s, taking %(need)s from bin %(bin)s would leave less than nothing on a later day."
            " Please use today's date or a smaller quantity."
        )
    elif promised > 0:
        text = _(
            "%(part)s: only %(have)s free in bin %(bin)s (%(held)s held for other documents), %(need)s needed."
            " Please take less, choose another bin, or release what is held."
        )
    else:
        text = _("%(part)s: only %(have)s in bin %(bin)s, %(need)s needed. Please take less or choose another bin.")
    return Refused("stock.short", text, field=row.field, **names)
