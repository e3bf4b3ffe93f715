"""Warranty claims: what the maker is asked for, what he grants and what that does to the books (§4.7, P20, P20r)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.catalogue.services import vat_rate
from chehang.core import access
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up, tax_split
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.vehicles.services import promised
from chehang.warehouse.models import OldPart

from .kinds import LineKind, Payer
from .lines import living
from .models import OrderShare, WarrantyClaim, WorkOrder
from .states import CLAIM

DOCUMENT = "workshop.claim"


def require_claimable(order: WorkOrder) -> OrderShare:
    """The maker's share of a settled order. Refused for anything else, and when it is claimed already."""
    share = OrderShare.objects.filter(
        order=order, revision=order.revision, payer=Payer.MAKER, red=False, amount_inc__gt=0
    ).first()
    if order.state not in ("delivered", "closed") or share is None:
        raise Refused(
            "claim.nothing",
            _("Nothing on this order is the maker's, or the car has not been handed back yet."),
            field="order",
        )
    if order.maker is None:
        raise Refused("claim.no_maker", _("The order does not name the maker who pays."), field="order")
    if there := WarrantyClaim.objects.filter(order=order).first():
        raise Refused(
            "claim.twice", _("This order is claimed already with %(number)s."), field="order", number=there.number
        )
    return share


def require_cover(ctx: Context, order: WorkOrder, *, approved: bool) -> None:
    """Refused for a car out of its warranty, unless the maker approved it beforehand (goodwill)."""
    if order.kind not in ("W", "C") or approved:
        return
    car, day = order.vehicle, order.arrived_at.date()
    if car.warranty_from is None:
        raise Refused(
            "claim.no_start", _("The file of the car does not say since when its warranty runs."), field="order"
        )
    months = max(promised(car, "warranty_months"), int(parameter(ctx, "workshop.warranty_months", day)))
    km = max(promised(car, "warranty_km"), int(parameter(ctx, "workshop.warranty_km", day)))
    end = months_after(car.warranty_from, months)
    if day > end or order.mileage_in > km:
        raise Refused(
            "claim.out_of_warranty",
            _(
                "The warranty ended on %(day)s or at %(km)s km. Ask the maker for approval first and write its number down."
            ),
            field="approval_no",
            day=end,
            km=km,
        )


def amounts(
    ctx: Context,
    order: WorkOrder,
    *,
    hours: Decimal | None,
    parts_ex: Decimal | None,
    outside_ex: Decimal | None,
) -> dict[str, Decimal]:
    """What is claimed: parts at the maker's price + hours × his rate + outside work, and VAT on the sum."""
    rate = vat_rate(ctx, "goods", ctx.today)
    mine = [line for line in living(order) if line.payer == Payer.MAKER]

    def net(kinds: set[str]) -> Decimal:
        return tax_split(sum((x.amount_inc for x in mine if x.kind in kinds), ZERO), rate)[0]

    hourly = parameter(ctx, "workshop.maker_rate", ctx.today)
    book = sum((x.quantity for x in mine if x.kind == LineKind.LABOUR), ZERO) if hours is None else hours
    parts = net({LineKind.PART}) if parts_ex is None else parts_ex
    outside = net({LineKind.OUTSIDE, LineKind.TOWING}) if outside_ex is None else outside_ex
    labour = round_half_up(book * hourly, 2)
    ex = parts + labour + outside
    if ex <= 0:
        raise Refused("claim.empty", _("There is nothing to claim."), field="parts_ex")
    tax = round_half_up(ex * rate, 2)
    return {
        "hours": book, "rate": hourly, "parts_ex": parts, "labour_ex": labour, "outside_ex": outside, "amount_ex": ex,
        "tax": tax, "amount_inc": ex + tax,
    }  # fmt: skip


def tag_of(ctx: Context, order: WorkOrder, part: int | None) -> str:
    """The tag under which the keeper took the old part of this car in for the maker; empty where he did not."""
    if part is None:
        return ""
    kept = access.rows(OldPart, ctx).filter(
        kind="warranty", part=part, vin=order.vehicle.vin, kept_at__gte=order.arrived_at
    )
    return kept.order_by("-id").values_list("number", flat=True).first() or ""


def due_day(ctx: Context, finished: date) -> date:
    """The last day to hand a claim in."""
    return finished + timedelta(days=int(parameter(ctx, "workshop.claim_within", finished)))


def grant(ctx: Context, claim: WarrantyClaim, more_ex: Decimal, part: str) -> Decimal:
    """The maker grants so much more: he is billed and it is income (P20). Gives the amount with VAT."""
    order, rate = claim.order, vat_rate(ctx, "goods", ctx.today)
    whole = claim.granted_ex + more_ex == claim.amount_ex
    tax = claim.amount_inc - claim.granted_inc - more_ex if whole else round_half_up(more_ex * rate, 2)
    assert order.maker is not None
    billing.ask(
        ctx,
        order.maker,
        source=Source(DOCUMENT, claim.pk, claim.number),
        amount=more_ex + tax,
        part=part,
        served=order.customer,
        claim="maker",
    )
    text = str(_("Warranty of %(order)s") % {"order": order.number})
    line = billing.Charge("warranty", more_ex, tax, rate, text, ("vehicle", order.vehicle_id), "service")
    billing.charge(ctx, source=Source(DOCUMENT, claim.pk), lines=[line], event="warranty_claim", part=part)
    return more_ex + tax


def answer(
    ctx: Context, claim: WarrantyClaim, *, granted_ex: Decimal, answered_on: date, reference: str, why: str
) -> None:
    """The maker's answer: what he grants in all is billed and is income, the rest may be appealed for so many days. Refused for more
    than was claimed, less than before, and a reduction without its reason."""
    CLAIM.require(claim, "grant")
    if granted_ex > claim.amount_ex or granted_ex < claim.granted_ex:
        raise Refused(
            "claim.granted",
            _("Between %(least)s and %(most)s can be granted."),
            field="granted_ex",
            least=f"{claim.granted_ex:,.2f}",
            most=f"{claim.amount_ex:,.2f}",
        )
    if granted_ex < claim.amount_ex and not why:
        raise Refused("claim.reason", _("Write down the maker's reason for the reduction."), field="answer")
    more = granted_ex - claim.granted_ex
    inc = grant(ctx, claim, more, "appeal" if claim.appeal else "") if more else claim.granted_inc * 0
    move = "grant" if granted_ex == claim.amount_ex else "cut" if granted_ex else "reject"
    appeal = answered_on + timedelta(days=int(parameter(ctx, "workshop.appeal_within", ctx.today)))
    facts: dict[str, Any] = {"answered_on": answered_on, "answer": why, "granted_ex": granted_ex}
    facts |= {"granted_inc": claim.granted_inc + inc, "appeal_due": None if move == "grant" else appeal}
    CLAIM.advance(ctx, claim, move, **facts | ({"reference": reference} if reference else {}))


def bear(ctx: Context, claim: WarrantyClaim, employee_id: int | None) -> Decimal:
    """The cost of what was refused leaves the cost of warranty: to the house, or to who is responsible (P20r)."""
    share = OrderShare.objects.get(order=claim.order, revision=claim.order.revision, payer=Payer.MAKER, red=False)
    cost = round_half_up(share.cost * claim.rejected_ex / claim.amount_ex, 2)
    if cost:
        item = ("vehicle", claim.order.vehicle_id)
        own = (
            ledger.Leg("staff", cost, ("employee", employee_id))
            if employee_id
            else ledger.Leg("house", cost, item=item)
        )
        ledger.post(
            ctx,
            "warranty_refused",
            source=Source(DOCUMENT, claim.pk),
            legs=[own, ledger.Leg("cost", cost, item=item)],
            summary=claim.number,
        )
    return cost
