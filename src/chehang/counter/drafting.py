"""Writing the lines of a sale: price, discount, amount and tax of each, summed up over the order."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.kinds import whole_only
from chehang.catalogue.models import Part
from chehang.catalogue.services import parts_by_id, vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import line_amount, round_half_up, tax_split
from chehang.core.types import Command, Id, PositiveMoney, PositiveQuantity, Rate, Ref
from chehang.parties.models import Customer
from chehang.parties.services import walk_in
from chehang.pricing.kits import in_order, kits_of, shares
from chehang.pricing.models import Kit
from chehang.pricing.services import Price, prices_for

from .models import Sale, SaleLine


class SaleItem(Command):
    """A part and how many; ``discount`` is a fraction off the customer's price; ``price_inc`` only where no price is set.

    ``kit`` is the kit that the line belongs to: its lines stand together, whole and without a discount.
    """

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    discount: Annotated[Rate, Field(lt=1)] = Decimal(0)
    price_inc: PositiveMoney | None = None
    kit: Annotated[Id, Ref("pricing.Kit")] | None = None


def buyer(ctx: Context, customer_id: int | None) -> Customer:
    """The customer of a sale; nobody in particular is the walk-in. Refused for a file that was closed."""
    if customer_id is None:
        return walk_in(ctx)
    customer = access.get(Customer, customer_id, ctx)
    if not customer.active:
        raise Refused(
            "customer.inactive",
            _("The file of %(name)s is closed. Choose another one."),
            field="customer",
            name=customer.name,
        )
    return customer


def require_whole(part: Part, quantity: Decimal, field: str = "quantity") -> None:
    """Refused("sale.whole") for half a piece of what is not measured."""
    if quantity != int(quantity) and whole_only(part.unit):
        raise Refused("sale.whole", _("%(part)s is sold by the piece."), field=field, part=part.display_no)


def write_lines(ctx: Context, sale: Sale, customer: Customer, items: Sequence[SaleItem]) -> list[SaleLine]:
    """Put the lines on a draft and sum them up."""
    return put(ctx, sale, priced(ctx, customer, items))


def put(ctx: Context, sale: Sale, lines: list[SaleLine]) -> list[SaleLine]:
    """These lines become the sale's; its amounts are their sums."""
    for line in lines:
        line.sale = sale
    SaleLine.objects.bulk_create(lines)
    sale.amount_inc = sum((x.amount_inc for x in lines), Decimal(0))
    sale.amount_ex = sum((x.amount_ex for x in lines), Decimal(0))
    sale.tax = sum((x.tax for x in lines), Decimal(0))
    sale.save(update_fields=["amount_inc", "amount_ex", "tax"])
    return lines


def priced(ctx: Context, customer: Customer, items: Sequence[SaleItem]) -> list[SaleLine]:
    """Unsaved lines with today's prices for this customer.

    Line: amount = round(quantity × price × (1 − discount), 2), in a kit its share of the kit's price;
    ex = round(amount / (1 + t), 2); tax = the rest.
    Refused for an unknown part, a part without a price, pieces that are not whole, an amount of zero, or a kit that is not whole.
    """
    parts = parts_by_id({i.part for i in items})
    prices = prices_for(ctx.store_id, parts, customer.price_class, ctx.today, customer.pk)
    lines = []
    for n, item in enumerate(items):
        part = parts.get(item.part)
        if part is None:
            raise NotFound("not_found", _("There is no such %(what)s here."), what=Part._meta.verbose_name)
        require_whole(part, item.quantity, f"lines.{n}.quantity")
        lines.append(_line(ctx, n, item, part, _price(n, item, part, prices.get(part.pk))))
    _share_kits(ctx, items, lines, prices)
    return lines


def _share_kits(ctx: Context, items: Sequence[SaleItem], lines: list[SaleLine], prices: Mapping[int, Price]) -> None:
    """The lines of each kit carry their shares of its price, to the fen."""
    wanted = {i.kit for i in items if i.kit}
    if not wanted:
        return
    named = access.rows(Kit, ctx).in_bulk(wanted)
    offered = kits_of(ctx.store_id, {k.part_id for k in named.values()}, ctx.today)
    for pk in sorted(wanted):
        at = [n for n, i in enumerate(items) if i.kit == pk]
        kit = offered.get(named[pk].part_id) if pk in named else None
        if kit is None or kit.pk != pk:
            raise Refused(
                "kit.over",
                _("This kit is no longer offered like this. Take it off and add it again."),
                field=f"lines.{at[0]}.part",
            )
        _share_kit(ctx, kit, at, items, lines, prices)


def _share_kit(
    ctx: Context, kit: Kit, at: list[int], items: Sequence[SaleItem], lines: list[SaleLine], prices: Mapping[int, Price]
) -> None:
    count = next((items[n].quantity for n in at if items[n].part == kit.part_id), Decimal(0))
    contents = in_order(kit)
    asked = sorted((items[n].part, items[n].quantity) for n in at)
    if count != int(count) or asked != sorted((x.part_id, x.quantity * count) for x in contents):
        raise Refused(
            "kit.whole",
            _("The kit %(kit)s is sold whole: %(parts)s. Sell the parts singly if the customer wants fewer."),
            field=f"lines.{at[0]}.quantity",
            kit=str(kit),
            parts=kit.contents,
        )
    for n in at:
        if items[n].discount:
            raise Refused(
                "kit.discount",
                _("The price of a kit is reduced already: no further discount."),
                field=f"lines.{n}.discount",
            )
    of_part = dict(zip((x.part_id for x in contents), shares(kit, count, prices), strict=True))
    for n in at:
        line = lines[n]
        line.kit, line.source, line.amount_inc = kit, "kit", of_part[line.part_id]
        line.price_inc = round_half_up(line.amount_inc / line.quantity)
        if line.price_inc <= 0:
            raise Refused("sale.nothing", _("This line comes to nothing."), field=f"lines.{n}.quantity")
        line.amount_ex, line.tax = tax_split(line.amount_inc, line.tax_rate)


def _price(n: int, item: SaleItem, part: Part, price: Price | None) -> Price:
    if price is not None:
        return price
    if item.price_inc is None:
        raise Refused(
            "sale.no_price",
            _("%(part)s has no price. Ask the parts manager to set one."),
            field=f"lines.{n}.part",
            part=part.display_no,
        )
    return Price(item.price_inc, item.price_inc, "hand")


def _line(ctx: Context, n: int, item: SaleItem, part: Part, price: Price) -> SaleLine:
    amount = line_amount(item.quantity, price.price_inc, item.discount)
    if amount <= 0:
        raise Refused("sale.nothing", _("This line comes to nothing."), field=f"lines.{n}.quantity")
    rate = vat_rate(ctx, part.vat_code, ctx.today)
    ex, tax = tax_split(amount, rate)
    return SaleLine(
        store_id=ctx.store_id,
        n=n + 1,
        part=part,
        part_no=part.display_no,
        part_name=part.name_cn,
        unit=part.unit,
        quantity=item.quantity,
        list_inc=price.list_inc,
        price_inc=price.price_inc,
        source=price.source,
        discount=item.discount,
        amount_inc=amount,
        tax_rate=rate,
        amount_ex=ex,
        tax=tax,
    )
