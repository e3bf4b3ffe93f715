"""Writing a deal: what is checked before it is kept, and what falls when it changes."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, tax_split
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Rate, Ref, RequiredText, ShortText, Text
from chehang.parties.models import Customer
from chehang.parties.services import next_code
from chehang.vehicles.models import CarModel

from . import bills, figures, pricing, stocking
from .bills import NAME
from .kinds import DepositKind, Fee, LoanState, Payment
from .models import Deal, DealFee, Lead
from .states import DEAL


class FeeLine(Command):
    """One fee by its name. An empty amount of the purchase tax is worked out; gifts cost the customer nothing."""

    kind: Fee
    name: Annotated[ShortText, Field(max_length=60)] = ""
    amount: NonNegativeMoney | None = None
    cost: Annotated[NonNegativeMoney, Field(title="Costs us")] = ZERO
    gain: Annotated[NonNegativeMoney, Field(title="Commission expected")] = ZERO


class DealContent(Command):
    """Car, price, fees and how it is paid. Prices with VAT."""

    model: Annotated[Id, Ref("vehicles.CarModel")]
    colour: Annotated[ShortText, Field(max_length=30)] = ""
    interior: Annotated[ShortText, Field(max_length=30)] = ""
    price_inc: Annotated[PositiveMoney, Field(title="Price of the car with VAT")]
    payment: Annotated[Payment, Field(title="Way of paying")] = Payment.CASH
    lender: Annotated[Id, Ref("parties.Customer")] | None = None
    loan: NonNegativeMoney = ZERO
    loan_months: Annotated[int, Field(ge=0, le=96)] = 0
    loan_rate: Annotated[Rate, Field(title="Yearly rate")] = ZERO
    trade_in: Annotated[ShortText, Field(title="Car to be traded in")] = ""
    note: Text = ""
    fees: Annotated[tuple[FeeLine, ...], Field(max_length=40)] = ()


def facts(ctx: Context, cmd: DealContent) -> tuple[dict[str, Any], list[DealFee]]:
    """The columns and fees of a deal. Refused above the marked price, and for a loan without its terms."""
    model = access_model(cmd.model)
    price = pricing.price_on(ctx, model, ctx.today)
    if cmd.price_inc > price.marked:
        raise Refused(
            "deal.above_marked",
            _("The marked price is %(marked)s. Nothing above it may be asked."),
            field="price_inc",
            marked=f"{price.marked:,.2f}",
        )
    loan = _loan(ctx, cmd)
    fees = [_fee(ctx, cmd, model, n, line) for n, line in enumerate(cmd.fees, 1)]
    ex, tax = tax_split(cmd.price_inc, parameter(ctx, "vat.goods", ctx.today))
    total = cmd.price_inc + sum((f.amount for f in fees), ZERO)
    if loan["loan"] >= total:
        raise Refused(
            "deal.loan_too_high", _("The loan must be less than what the customer pays in all."), field="loan"
        )
    told = cmd.model_dump(include={"colour", "interior", "price_inc", "payment", "trade_in", "note"})
    worth = {"marked": price.marked, "floor": price.floor, "cost_ex": price.cost_ex, "rebate": price.rebate}
    return {**told, **loan, **worth, "model": model, "price_ex": ex, "tax": tax, "total": total}, fees


def access_model(pk: int) -> CarModel:
    """A car model that is sold; Refused for others."""
    found = CarModel.objects.filter(pk=pk, active=True).first()
    if found is None:
        raise Refused("deal.model", _("Choose a car model that is sold."), field="model")
    return found


def _loan(ctx: Context, cmd: DealContent) -> dict[str, Any]:
    if cmd.payment != Payment.LOAN:
        return {"lender": None, "loan": ZERO, "loan_months": 0, "loan_rate": ZERO, "loan_state": ""}
    if not (cmd.lender and cmd.loan and cmd.loan_months):
        raise Refused("deal.loan", _("A loan needs its lender, amount and months."), field="loan")
    lender = access.get(Customer, cmd.lender, ctx)
    return {
        "lender": lender,
        "loan": cmd.loan,
        "loan_months": cmd.loan_months,
        "loan_rate": cmd.loan_rate,
        "loan_state": LoanState.OPEN,
    }


def _fee(ctx: Context, cmd: DealContent, model: CarModel, n: int, line: FeeLine) -> DealFee:
    amount = line.amount
    if line.kind == Fee.PURCHASE_TAX and amount is None:
        amount = pricing.tax_of(ctx, model, cmd.price_inc)
    if line.kind == Fee.GIFT and amount:
        raise Refused(
            "deal.gift", _("A gift costs the customer nothing. Enter what it costs us."), field=f"fees.{n - 1}.amount"
        )
    if line.kind != Fee.GIFT and amount is None:
        raise Refused("deal.fee", _("Line %(n)s: please enter the amount."), field=f"fees.{n - 1}.amount", n=n)
    name = line.name or str(Fee(line.kind).label)
    return DealFee(
        store_id=ctx.store_id, n=n, kind=line.kind, name=name, amount=amount or ZERO, cost=line.cost, gain=line.gain
    )


def write(ctx: Context, deal: Deal, fees: list[DealFee]) -> None:
    """Keep a deal with its fees, the earlier ones replaced."""
    levy_used(ctx, deal)
    deal.save()
    deal.fees.all().delete()
    for fee in fees:
        fee.deal = deal
    DealFee.objects.bulk_create(fees)
    told = {"price_inc": str(deal.price_inc), "total": str(deal.total), "fees": [[f.kind, str(f.amount)] for f in fees]}
    ctx.changed(deal, None, told)


def levy_used(ctx: Context, deal: Deal) -> None:
    """A used car is sold with the levy on its whole price instead of VAT (二手车经销 0.5 %)."""
    if deal.car is not None and deal.car.used:
        deal.price_ex, deal.tax = tax_split(deal.price_inc, parameter(ctx, "carsales.used_levy", ctx.today))


def unrelease(ctx: Context, deal: Deal, reason: str) -> None:
    """A change voids the release and what was asked for on it: the deal is a draft again and has to be released anew."""
    approvals.void(ctx, deal)
    if deal.state in ("submitted", "authorised"):
        stocking.keep_only(ctx, deal)
        if deal.billed_on:
            drop_bills(ctx, deal)
        DEAL.advance(ctx, deal, "change", reason=reason, approval=None, billed_on=None)


def drop_bills(ctx: Context, deal: Deal, *, give_back: bool = False) -> None:
    """Cancel the bills of the car that are not in the books; Refused once money was taken for them, unless it is to be given back
    at the desk. A used car that was set off cannot be given back as money."""
    for part in ("car", "loan"):
        bill = bills.living(ctx, deal, part)
        if bill is not None and bill.paid and (not give_back or bill.receipts.filter(method="deposit").exists()):
            raise Refused(
                "deal.paid_already",
                _("%(amount)s was paid on receivable %(number)s. The cashier gives it back first."),
                amount=f"{bill.paid:,.2f}",
                number=bill.number,
            )
        if bill is not None:
            billing.cancel(ctx, Source(NAME, deal.pk), bill.part)


def check_deposit(ctx: Context, deal: Deal, kind: str, amount: Decimal) -> None:
    """定金 is at most its legal share of the price; what the customer pays himself must leave a rest."""
    most = figures.most_deposit(deal.price_inc, parameter(ctx, "carsales.deposit_share", ctx.today))
    if kind == DepositKind.EARNEST and amount > most:
        raise Refused(
            "deal.deposit",
            _("An earnest deposit is at most %(most)s for this price. Take less, or agree on refundable money."),
            field="deposit",
            most=f"{most:,.2f}",
        )
    if amount >= deal.own_share:
        raise Refused(
            "deal.deposit_whole", _("A deposit is less than what the customer pays himself."), field="deposit"
        )


def another_buyer(ctx: Context, lead: Lead, name: str, tax_id: str, address: str) -> Customer:
    """Somebody else buys with the same lead (his wife, his company): the file of this name and mobile, or a new one."""
    before, lead.customer = lead.customer_id, None
    made = customer_for(ctx, lead, name, tax_id, address)
    ctx.changed(lead, {"customer": before}, {"customer": made.pk})
    return made


def customer_for(ctx: Context, lead: Lead, name: str, tax_id: str, address: str) -> Customer:
    """The file of who buys: the lead's, the one of this name and mobile, or a new one."""
    if lead.customer_id is None:
        rows = access.rows(Customer, ctx).filter(mobile=lead.mobile, name=name, active=True)
        customer = rows.first()
        if customer is None:
            kind = "company" if tax_id else "person"
            customer = Customer.objects.create(
                store_id=ctx.store_id, code=next_code(ctx, "KH"), kind=kind, name=name, mobile=lead.mobile,
                tax_id=tax_id, address=address,
            )  # fmt: skip
            ctx.changed(customer, None, {"code": customer.code, "kind": kind})
        lead.customer = customer
        lead.save(update_fields=["customer"])
        ctx.changed(lead, {"customer": None}, {"customer": customer.pk})
    assert lead.customer is not None
    return lead.customer


__all__ = ["DealContent", "FeeLine", "RequiredText", "check_deposit", "customer_for", "facts", "unrelease", "write"]
