"""Count a part in another unit, by a factor: what was booked stays in the old unit, from today its number counts in the new one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.errors import Refused
from chehang.core.masterdata import named, uses_of
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Reason, Ref

from ..events import PartSuperseded, UnitChanged
from ..finding.upkeep import enter, keys_of, renew
from ..kinds import Phase, Replacement, Unit, whole_only
from ..masterdata import part_or_refuse
from ..models import Alias, Companion, Fitment, Part, PriceListEntry, Supersession

PLACES = 6
THOUSANDTH = Decimal("0.001")


class ChangeUnit(Command):
    """So much in the old unit is so much in the new one: 208 litres are 1 drum."""

    part: Annotated[Id, Ref("catalogue.Part")]
    unit: Annotated[Unit, Field(title="New unit")]
    old_quantity: Annotated[PositiveQuantity, Field(title="So much in the present unit")]
    new_quantity: Annotated[PositiveQuantity, Field(title="is so much in the new unit")]
    reason: Reason


@dataclass(frozen=True)
class Factor:
    """An exact ratio, kept as the two quantities: a 208th of a drum has no end."""

    old: Decimal
    new: Decimal

    def quantity(self, old: Decimal, unit: str) -> Decimal | None:
        """A quantity of the old unit in ``unit``; None where three places, or whole numbers, cannot say it."""
        told = round_half_up(old * self.new / self.old, 3)
        if told <= 0 or told * self.old != old * self.new or (whole_only(unit) and told != int(told)):
            return None
        return told

    def price(self, old: Decimal) -> Decimal:
        """A price of the old unit as one of the new, to the fen."""
        told = round_half_up(old * self.old / self.new)
        if old and not told:
            raise Refused("unit.factor", _("This factor leaves a price of nothing."), field="new_quantity")
        return told


@operation("catalogue.change_unit", title=_("Change the unit"), posts=("parts_manager",))
def change_unit(cmd: ChangeUnit, ctx: Context) -> Done:
    """Make the file of the part in another unit; it takes number, cars, other numbers and prices (by the factor) over.

    The old file keeps what was booked, in its unit, and gives way to the new one by the factor, so that demand goes along.
    Refused while stock, a reservation, an order, a sale or anything else living counts by it, in any store.
    """
    part = part_or_refuse(cmd.part, lock=True)
    _require_changeable(cmd, part)
    factor = Factor(cmd.old_quantity, cmd.new_quantity)
    ratio = round_half_up(factor.new / factor.old, PLACES)
    if not ratio:
        raise Refused("unit.factor", _("This factor is too small to count by."), field="new_quantity")
    ctx.doubt(
        "part.unit_change",
        _("%(old_qty)s %(old_unit)s of %(part)s are %(new_qty)s %(new_unit)s from now on?"),
        field="unit",
        part=part.display_no,
        old_qty=f"{factor.old.normalize():f}",
        old_unit=part.get_unit_display(),
        new_qty=f"{factor.new.normalize():f}",
        new_unit=cmd.unit.label,
    )
    number, before = part.display_no, keys_of(part)
    made = _successor(part, cmd.unit.value, factor)
    _retire(part)
    made.save()
    renew([before], [part])
    enter([made])
    _take_over(part, made, factor)
    Supersession.objects.create(
        old=part, new=made, kind=Replacement.ONE_TO_ONE.value, ratio=ratio, valid_from=ctx.today, use_up_old=False
    )
    _prices(ctx, part, made, factor)
    ctx.changed(
        made,
        {"part": part.pk, "unit": part.unit, "quantity": str(factor.old)},
        {"unit": made.unit, "quantity": str(factor.new), "reason": cmd.reason},
    )
    ctx.announce(PartSuperseded(part.pk, (made.pk,), ctx.today))
    ctx.announce(UnitChanged(part.pk, made.pk, factor.price))
    return Done(id=made.pk, number=number, old=part.pk)


def _require_changeable(cmd: ChangeUnit, part: Part) -> None:
    if cmd.unit == part.unit:
        raise Refused("unit.same", _("The part is counted in this unit already."), field="unit")
    if part.serial_control and not whole_only(cmd.unit):
        raise Refused("part.serial", _("Only what is counted in pieces has serial numbers."), field="unit")
    if Supersession.objects.filter(old=part).exists():
        raise Refused("unit.replaced", _("This part has given way to another one: change the unit of that one."))
    # The number goes over to the new file, so whatever living names it holds the old one.
    if uses := uses_of("catalogue.Part", [part.pk], {"norm_no"}).get(part.pk):
        raise Refused(
            "unit.used",
            _("%(part)s still counts in %(unit)s for: %(uses)s. Finish that first."),
            field="unit",
            part=part.display_no,
            unit=part.get_unit_display(),
            uses=named(uses),
        )


def _successor(part: Part, unit: str, factor: Factor) -> Part:
    """The same part in the new unit. A pack or least order that the factor does not say exactly is one again."""
    values = {f.attname: getattr(part, f.attname) for f in Part._meta.concrete_fields if not f.primary_key}
    bought = factor.quantity(part.buy_factor, unit) if part.buy_unit not in (part.unit, unit) else None
    return Part(
        **values
        | {
            "unit": unit,
            "buy_unit": part.buy_unit if bought else unit,
            "buy_factor": bought or Decimal(1),
            "pack_qty": factor.quantity(part.pack_qty, unit) or Decimal(1),
            "min_order_qty": factor.quantity(part.min_order_qty, unit) or Decimal(1),
        }
    )


def _retire(part: Part) -> None:
    """The old file says its unit in its number, so that every scan and list finds the new one."""
    norm = f"{part.norm_no}={part.unit.upper()}"
    same = Part.objects.filter(brand=part.brand, quality=part.quality, norm_no__startswith=norm).count()
    part.norm_no = f"{norm}{same + 1}" if same else norm
    part.display_no = f"{part.display_no} ({part.get_unit_display()})"
    part.phase = Phase.STOPPED.value
    part.save()


def _take_over(part: Part, made: Part, factor: Factor) -> None:
    def counted(old: Decimal) -> Decimal:
        return max(round_half_up(old * factor.new / factor.old, 3), THOUSANDTH)

    for alias in Alias.objects.filter(part=part):
        Alias.objects.create(part=made, norm_no=alias.norm_no, display_no=alias.display_no, kind=alias.kind)
    Alias.objects.filter(part=part).delete()
    for fit in Fitment.objects.filter(part=part):
        fit.pk, fit.part, fit.per_car = None, made, counted(fit.per_car)
        fit.save(force_insert=True)
    for row in Companion.objects.filter(part=part):
        Companion.objects.create(part=made, other_id=row.other_id, kind=row.kind, quantity=row.quantity)
    for row in Companion.objects.filter(other=part):
        row.other, row.quantity = made, counted(row.quantity)
        row.save(update_fields=["other", "quantity"])


def _prices(ctx: Context, part: Part, made: Part, factor: Factor) -> None:
    """The supplier's prices of each store that hold today or from a later day on."""
    rows = PriceListEntry.objects.filter(part=part).select_related("store").order_by("store", "valid_from", "version")
    holding: dict[tuple[int, date], PriceListEntry] = {}
    for row in rows:
        holding[row.store_id, max(row.valid_from, ctx.today)] = row
    for (_store, since), row in holding.items():
        there = at_store(ctx, row.store)
        entry = PriceListEntry.objects.create(
            store=row.store,
            part=made,
            valid_from=since,
            list_inc=factor.price(row.list_inc),
            net_inc=factor.price(row.net_inc),
            source_id=row.source_id,
        )
        there.changed(entry, None, {"list": str(entry.list_inc), "net": str(entry.net_inc)})
