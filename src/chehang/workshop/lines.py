"""The lines of a work order: what each comes to, and the sums on the order."""

from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import whole_only
from chehang.catalogue.models import Part
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.core.parameters import parameter
from chehang.pricing.services import price_for

from .kinds import LineKind, Payer
from .models import LabourOp, LabourRate, OrderLine, PackageUse, WorkOrder
from .states import FROZEN, ORDER


def require_open(order: WorkOrder) -> None:
    """Refused once the order is settled or void."""
    if order.state in FROZEN:
        raise Refused(
            "order.frozen",
            _("Order %(number)s is “%(state)s”: its lines stand still."),
            number=order.number,
            state=ORDER.title(order.state),
        )


def check_discount(ctx: Context, discount: Decimal) -> None:
    """Refused when an adviser takes off more than is his to give."""
    limit = parameter(ctx, "workshop.adviser_discount", ctx.today)
    if discount > limit and "service_manager" not in ctx.actor.posts:
        raise Refused(
            "order.discount",
            _("You may take off %(limit)s %%. Ask the service manager for more."),
            field="discount",
            limit=f"{(limit * 100).normalize():f}",
        )


def rate_of(ctx: Context, trade: str) -> Decimal:
    """The price of an hour in a trade today, with VAT."""
    row = LabourRate.objects.filter(store_id=ctx.store_id, trade=trade, valid_from__lte=ctx.today)
    last = row.order_by("-valid_from", "-version").first()
    if last is None:
        raise Refused("order.no_rate", _("No labour rate is set for this trade. Ask the service manager."), field="op")
    return last.price_inc


def add_labour(
    ctx: Context,
    order: WorkOrder,
    op: LabourOp,
    *,
    payer: str,
    discount: Decimal,
    hours: Decimal | None,
    use: PackageUse | None = None,
    decided: bool = False,
) -> OrderLine:
    """Put a labour line on the order at today's rate; ``decided``: the discount is the house's (a menu), not the adviser's."""
    if not op.active:
        raise Refused("order.op_rests", _("“%(op)s” is no longer used."), field="op", op=str(op))
    return _write(
        ctx, order, LineKind.LABOUR, payer=payer, discount=discount, quantity=hours or op.hours,
        price_inc=rate_of(ctx, op.trade), op=op, code=op.code, text=op.name, trade=op.trade, level=op.level,
        high_voltage=op.high_voltage, unit="H", package_use=use, decided=decided,
    )  # fmt: skip


def add_part(
    ctx: Context,
    order: WorkOrder,
    part: Part,
    *,
    quantity: Decimal,
    payer: str,
    discount: Decimal,
    use: PackageUse | None = None,
    decided: bool = False,
) -> OrderLine:
    """Put a part on the order at the customer's price of today."""
    if quantity != int(quantity) and whole_only(part.unit):
        raise Refused("order.whole", _("%(part)s is issued by the piece."), field="quantity", part=part.display_no)
    price = price_for(ctx, part.pk, order.customer.price_class, order.customer_id)
    if price is None:
        raise Refused(
            "order.no_price",
            _("%(part)s has no price. Ask the parts manager to set one."),
            field="part",
            part=part.display_no,
        )
    return _write(
        ctx, order, LineKind.PART, payer=payer, discount=discount, quantity=quantity, price_inc=price.price_inc, part=part,
        code=part.display_no, text=part.name_cn[:100], unit=part.unit, package_use=use, decided=decided,
    )  # fmt: skip


def add_other(ctx: Context, order: WorkOrder, kind: str, text: str, *, amount: Decimal, payer: str) -> OrderLine:
    """Put another charge on the order."""
    return _write(ctx, order, kind, payer=payer, discount=ZERO, quantity=Decimal(1), price_inc=amount, text=text)


def _write(ctx: Context, order: WorkOrder, kind: str, *, payer: str, decided: bool = False, **facts: Any) -> OrderLine:
    require_open(order)
    if not decided:
        check_discount(ctx, facts["discount"])
    if (payer == Payer.PACKAGE) != bool(facts.get("package_use")):
        raise Refused("order.package", _("What a package pays comes onto the order by using it."), field="payer")
    _require_payer(order, payer)
    last = OrderLine.objects.filter(order=order).aggregate(n=Max("n"))["n"] or 0
    line = OrderLine(store_id=ctx.store_id, order=order, n=last + 1, kind=kind, payer=payer, **facts)
    line.amount_inc = line_amount(line.quantity, line.price_inc, line.discount)
    line.save()
    ctx.changed(line, None, {"text": line.text, "amount": str(line.amount_inc), "payer": payer})
    sum_up(ctx, order)
    return line


def _require_payer(order: WorkOrder, payer: str) -> None:
    if payer == Payer.INSURER and order.insurer_id is None:
        raise Refused("order.no_insurer", _("Name the insurer and his report on the order first."), field="payer")
    if payer == Payer.MAKER and order.maker_id is None:
        raise Refused("order.no_maker", _("Name the maker who pays on the order first."), field="payer")


def require_own(line: OrderLine) -> None:
    """Refused for a line that is part of a package: its use is taken off as a whole."""
    if line.package_use_id:
        raise Refused(
            "line.package", _("This line is part of a package. Take the whole use off the order."), field="line"
        )


def change(ctx: Context, line: OrderLine, **facts: Any) -> None:
    """Another quantity, discount, price or payer; the amount follows."""
    order = line.order
    require_open(order)
    require_own(line)
    if facts.get("payer") == Payer.PACKAGE:
        raise Refused("order.package", _("What a package pays comes onto the order by using it."), field="payer")
    _require_payer(order, facts.get("payer", line.payer))
    before = {name: str(getattr(line, name)) for name in facts}
    for name, value in facts.items():
        setattr(line, name, value)
    net = line.issued - line.returned
    if line.kind == LineKind.PART and line.quantity < net:
        raise Refused(
            "order.issued",
            _("%(issued)s of “%(line)s” are out. Let the keeper take back what is not used first."),
            field="quantity",
            issued=f"{net.normalize():f}",
            line=line.text,
        )
    line.amount_inc = line_amount(line.quantity, line.price_inc, line.discount)
    line.save()
    ctx.changed(line, before, {name: str(value) for name, value in facts.items()})
    sum_up(ctx, order)


def living(order: WorkOrder) -> list[OrderLine]:
    """The lines of an order that were not dropped."""
    return list(order.lines.filter(dropped=False).order_by("n"))


def sum_up(ctx: Context, order: WorkOrder) -> None:
    """The sums of an order over its living lines."""
    sums = {"labour_inc": ZERO, "parts_inc": ZERO, "other_inc": ZERO, "customer_inc": ZERO}
    for line in living(order):
        group = {LineKind.LABOUR: "labour_inc", LineKind.PART: "parts_inc"}.get(LineKind(line.kind), "other_inc")
        sums[group] += line.amount_inc
        if line.payer == Payer.CUSTOMER:
            sums["customer_inc"] += line.amount_inc
    total = sums["labour_inc"] + sums["parts_inc"] + sums["other_inc"]
    before, order.total_inc = order.total_inc, total
    for name, value in sums.items():
        setattr(order, name, value)
    order.save(update_fields=[*sums, "total_inc"])
    ctx.changed(order, {"total": str(before)}, {"total": str(total)})
