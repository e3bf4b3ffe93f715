"""Packages and stored value: sold as a debt, used on orders, given back by law (§4.8, P22)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.billing import deposits
from chehang.billing.models import Bill, CreditNote
from chehang.core import access, numbers
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up, share_out
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.ledger.services import Leg
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family

from . import lines
from .kinds import LineKind, PackageKind, Payer
from .models import OrderLine, OrderShare, Package, PackageOffer, PackageUse, WorkOrder
from .states import PACKAGE, PACKAGE_USE

DOCUMENT = "workshop.package"
LEAST = Decimal("0.01")


def usable(store_id: int, customer: Customer, car: Vehicle) -> QuerySet[Package]:
    """What a customer may use for a car: packages bound to this car, whoever bought them, and his own that are bound to none."""
    mine = Q(vehicle_id__in=family(car)) | Q(vehicle=None, customer__in=files_of(customer))
    return (
        Package.objects.filter(mine, store_id=store_id, state="active").select_related("offer").order_by("expires_on")
    )


def require_usable(ctx: Context, order: WorkOrder, package: Package, kind: PackageKind) -> None:
    """Refused for another's package, one that is not paid, used up or over, and one of the other kind."""
    if package.state != "active" or package.offer.kind != kind:
        raise Refused(
            "package.not_usable",
            _("%(package)s is “%(state)s” (%(kind)s): it cannot be used for this."),
            field="package",
            package=str(package),
            state=PACKAGE.title(package.state),
            kind=package.offer.get_kind_display(),
        )
    if not usable(ctx.store_id, order.customer, order.vehicle).filter(pk=package.pk).exists():
        raise Refused(
            "package.whose", _("%(package)s is for another car or customer."), field="package", package=str(package)
        )
    if package.expires_on and package.expires_on < ctx.today:
        raise Refused(
            "package.over",
            _("%(package)s was valid until %(day)s. The service manager may prolong it or give the rest back."),
            field="package",
            package=str(package),
            day=str(package.expires_on),
        )


def hold(ctx: Context, order: WorkOrder, package: Package) -> PackageUse:
    """Put one use on the order: its work and parts as lines that together come to what this use was paid with.

    The worth of a use is the rest ÷ the uses left, so that the last one takes what rounding left over."""
    require_usable(ctx, order, package, PackageKind.TIMES)
    if not package.left:
        raise Refused(
            "package.none_left",
            _("The last use of %(package)s is on another order."),
            field="package",
            package=str(package),
        )
    inc, ex = round_half_up(package.rest_inc / package.left), round_half_up(package.rest_ex / package.left)
    use = _enter(ctx, order, package, inc, ex, times=1)
    made = []
    for item in package.offer.items.select_related("op", "part").order_by("id"):
        if item.op is not None:
            hours = item.op.hours * item.quantity
            made.append(lines.add_labour(ctx, order, item.op, payer=Payer.PACKAGE, discount=ZERO, hours=hours, use=use))
        else:
            assert item.part is not None
            made.append(
                lines.add_part(
                    ctx, order, item.part, quantity=item.quantity, payer=Payer.PACKAGE, discount=ZERO, use=use
                )
            )
    weights = [max(line.amount_inc, LEAST) for line in made]
    for line, amount in zip(made, share_out(inc, weights), strict=True):
        line.amount_inc = amount
        line.save(update_fields=["amount_inc"])
    lines.sum_up(ctx, order)
    return use


def _enter(
    ctx: Context, order: WorkOrder, package: Package, inc: Decimal, ex: Decimal, *, times: int = 0
) -> PackageUse:
    package.used += times
    package.spent_inc += inc
    package.spent_ex += ex
    package.save(update_fields=["used", "spent_inc", "spent_ex"])
    use = PackageUse.objects.create(
        store_id=ctx.store_id, package=package, order=order, amount_inc=inc, amount_ex=ex, at=ctx.now,
        employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(package, None, {"order": order.number, "amount": str(inc), "left": str(package.rest_inc)})
    return use


def free(ctx: Context, use: PackageUse, move: str = "free") -> None:
    """What a use held is the customer's again."""
    package = access.get(Package, use.package_id, ctx, lock=True)
    PACKAGE_USE.advance(ctx, use, move)
    package.used -= 1 if package.offer.kind == PackageKind.TIMES else 0
    package.spent_inc -= use.amount_inc
    package.spent_ex -= use.amount_ex
    package.save(update_fields=["used", "spent_inc", "spent_ex"])
    if package.state == "used_up":
        PACKAGE.advance(ctx, package, "revive")
    ctx.changed(package, None, {"order": use.order.number, "back": str(use.amount_inc)})


def held_on(order: WorkOrder) -> list[PackageUse]:
    """The uses that an order holds."""
    return list(order.package_uses.filter(state="held").select_related("package__offer").order_by("id"))


def share_of(order: WorkOrder, share: OrderShare) -> None:
    """The share that packages pay: without VAT it is what the uses were paid with, labour first."""
    ex = sum((use.amount_ex for use in held_on(order)), ZERO)
    labour = ex if not share.parts_inc else min(share.labour_ex, ex)
    share.labour_ex, share.parts_ex = labour, ex - labour
    share.amount_ex, share.tax = ex, share.amount_inc - ex


def consume(ctx: Context, order: WorkOrder, shares: Sequence[OrderShare]) -> None:
    """The order is settled: the uses it holds are used, the debt to their customers becomes revenue (P22)."""
    uses = held_on(order)
    share = next((s for s in shares if s.payer == Payer.PACKAGE), None)
    if not uses or share is None:
        return
    item = ("vehicle", order.vehicle_id)
    legs = [Leg("stored", use.amount_ex, ("customer", use.package.customer_id)) for use in uses]
    legs += [
        Leg("output_vat_pending", share.tax),
        Leg("labour", share.labour_ex, item=item),
        Leg("parts", share.parts_ex, item=item),
        Leg("output_vat", share.tax),
    ]
    part = str(order.revision)
    ledger.post(
        ctx, "package_used", source=Source("workshop.order", order.pk), legs=legs, summary=order.number, part=part
    )
    for use in uses:
        PACKAGE_USE.advance(ctx, use, "use")
        package = access.get(Package, use.package_id, ctx, lock=True)
        if package.left == 0 and package.state == "active" and not package.history.filter(state="held").exists():
            PACKAGE.advance(ctx, package, "use_up")


def hold_again(ctx: Context, order: WorkOrder, reason: str) -> None:
    """A settlement is taken back: the work of packages stays on the order, not yet used."""
    posted = Voucher.objects.filter(
        store_id=ctx.store_id,
        event="package_used",
        document="workshop.order",
        object_id=order.pk,
        part=str(order.revision),
    )
    for voucher in posted:
        ledger.reverse(ctx, voucher.pk, reason=reason)
    for use in order.package_uses.filter(state="used", receipt=None).select_related("package"):
        PACKAGE_USE.advance(ctx, use, "hold_again", reason=reason)


def spend(ctx: Context, order: WorkOrder, package: Package, bill: Bill, amount: Decimal) -> PackageUse:
    """Pay a bill, or a part of it, with stored value (P18, P22): its share without VAT keeps step with what is left."""
    require_usable(ctx, order, package, PackageKind.VALUE)
    if amount > min(package.rest_inc, bill.rest):
        raise Refused(
            "package.too_much",
            _("At most %(most)s: the card holds %(card)s, the receivable asks for %(bill)s."),
            field="amount",
            most=f"{min(package.rest_inc, bill.rest):,.2f}",
            card=f"{package.rest_inc:,.2f}",
            bill=f"{bill.rest:,.2f}",
        )
    ex = round_half_up(package.rest_ex * amount / package.rest_inc)
    use = _enter(ctx, order, package, amount, ex)
    legs = _stored(package, amount, ex)
    use.receipt = deposits.apply_to(ctx, bill, amount, package.number, legs=legs)
    use.save(update_fields=["receipt"])
    PACKAGE_USE.advance(ctx, use, "use")
    if package.rest_inc == 0:
        PACKAGE.advance(ctx, package, "use_up")
    return use


def _stored(package: Package, inc: Decimal, ex: Decimal) -> list[Leg]:
    return [Leg("money_stored", ex, ("customer", package.customer_id)), Leg("money_stored_vat", inc - ex)]


def return_value(ctx: Context, bill: Bill, note: CreditNote) -> None:
    """A bill that stored value had paid is credited: it goes back onto the card before money does."""
    for use in PackageUse.objects.filter(receipt__bill=bill, state="used").select_related("package__offer", "order"):
        if use.amount_inc <= note.rest:
            legs = _stored(use.package, use.amount_inc, use.amount_ex)
            deposits.put_back(ctx, bill, note, use.amount_inc, use.package.number, legs=legs)
            free(ctx, use, "give_back")


def require_seven_days(ctx: Context, package: Package) -> None:
    """Within seven days of payment an unused package is given back without a reason, unless the customer knew the service
    from before (最高人民法院 预付式消费 司法解释 art. 14). Refused otherwise."""
    days = int(parameter(ctx, "workshop.package_days", ctx.today))
    if package.paid_on is None or ctx.today > package.paid_on + timedelta(days=days) or package.spent_inc:
        raise Refused(
            "package.seven_days",
            _("The %(days)s days are over, or it was used. Choose another ground."),
            field="ground",
            days=days,
        )
    ops = package.offer.items.filter(op__isnull=False).values("op_id")
    known = OrderLine.objects.filter(
        store_id=ctx.store_id, order__customer=package.customer, kind=LineKind.LABOUR, op_id__in=ops, dropped=False,
        order__settled_at__lt=package.sold_at,
    ).first()  # fmt: skip
    if known is not None:
        raise Refused(
            "package.known",
            _(
                "The customer had the same service before (%(order)s): the seven days do not apply. Choose another ground."
            ),
            field="ground",
            order=known.order.number,
        )


def carry_package(
    ctx: Context, offer: PackageOffer, customer_id: int, *, vehicle: int | None, inc: Decimal, ex: Decimal, times: int,
    on: date, expires_on: date | None,
) -> Package:  # fmt: skip
    """A package sold in the old house, with what is left of it (``inc`` yuan with VAT, ``ex`` without, ``times`` uses).

    It is in force since ``on``; whoever carries the balances over posts the debt. Without a day of its own it is valid as
    long as one sold on that day.
    """
    made = Package.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TCK"), offer=offer, customer_id=customer_id, vehicle_id=vehicle,
        price_inc=inc, price_ex=ex, uses=times, sold_at=ctx.now, sold_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    PACKAGE.advance(ctx, made, "pay", paid_on=on, expires_on=expires_on or months_after(on, offer.months))
    return made
