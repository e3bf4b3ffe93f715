"""What stamp duty is reckoned on: the contracts of a quarter as the books hold them (印花税法, in force since 2022-07-01).

Sales to companies and purchases from suppliers count on both sides; contracts of private people about movable things are not taxed, nor
are commissions and agency. Deposits and bank bills are no contracts of loan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Sum

from chehang.billing.models import BillLine, CreditNote
from chehang.carsales.models import FloorLoan
from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.models import Line, Period, RoleAccount

from ..leasing.models import Lease
from .models import StampItem

# What suppliers were promised, by event: the debt that arose less its VAT is what was agreed.
BOUGHT = ("receipt_invoiced", "estimate_invoiced", "invoice_variance", "price_corrected", "supplier_return", "import_goods", "car_bought", "car_sent_back", "asset_bought")  # fmt: skip
OWED = ("payable_invoiced", "prepaid_supplier", "notes_payable", "floor_plan", "input_vat", "input_vat_pending")
LEAST_RATE = Decimal("0.09")  # commissions and services at 6 % are no taxed contracts


@dataclass(frozen=True)
class Base:
    """Contracts of an item: in words, their sum without VAT in yuan, and where it opens."""

    item: str
    what: str
    base: Decimal
    url: str = ""


def quarter_of(period: Period) -> tuple[date, date]:
    """First and last day of the quarter that ends with a month."""
    return date(period.year, period.month - 2, 1), period.last_day


def bases(who: Actor | Context, period: Period) -> Iterator[Base]:
    """The bases of the quarter that the books know; the rest is entered by hand."""
    since, until = quarter_of(period)
    days = f"since={since}&until={until}"
    sold, worked = _sold(who, since, until)
    yield Base(StampItem.SALE, "向单位销售(不含税)", sold, f"/billing/bills/?made_at_from={since}&made_at_to={until}")
    yield Base(
        StampItem.SALE, "采购车辆、配件、资产(不含税)", _owed(who, since, until, BOUGHT), f"/finance/summary/?{days}"
    )
    yield Base(
        StampItem.WORK, "向单位提供修理(不含税)", worked, f"/billing/bills/?made_at_from={since}&made_at_to={until}"
    )
    yield Base(StampItem.WORK, "委外加工修理(不含税)", _owed(who, since, until, ("outside_work",)), f"/finance/summary/?{days}")  # fmt: skip
    loans = access.rows(FloorLoan, who).filter(drawn_on__gte=since, drawn_on__lte=until)
    yield Base(
        StampItem.LOAN, "库存融资借款", loans.aggregate(s=Sum("principal"))["s"] or ZERO, "/carsales/floor_loans/"
    )
    leases = access.rows(Lease, who).filter(first__gte=since, first__lte=until)
    yield Base(
        StampItem.LEASE, "租赁合同租金总额", sum((x.payment * x.months for x in leases), ZERO), "/finance/leases/"
    )
    capital = _moved(who, since, until).filter(account__code__regex=r"^400[12]")
    yield Base(StampItem.CAPITAL, "实收资本、资本公积增加", max(_net(capital), ZERO), f"/finance/summary/?{days}")


def _moved(who: Actor | Context, since: date, until: date):  # type: ignore[no-untyped-def]
    return Line.objects.filter(
        store_id=who.store_id, voucher__state="posted", voucher__date__gte=since, voucher__date__lte=until
    )


def _net(lines) -> Decimal:  # type: ignore[no-untyped-def]
    found = lines.aggregate(s=Sum(F("credit") - F("debit"), output_field=MoneyField()))["s"]
    return Decimal(found or ZERO)


def _owed(who: Actor | Context, since: date, until: date, events: tuple[str, ...]) -> Decimal:
    accounts = RoleAccount.objects.filter(store_id=who.store_id, role__in=OWED).values("account_id")
    return _net(_moved(who, since, until).filter(voucher__event__in=events, account_id__in=accounts))


def _sold(who: Actor | Context, since: date, until: date) -> tuple[Decimal, Decimal]:
    """(goods, labour) charged to companies, without what credit notes took back."""
    lines = BillLine.objects.filter(
        store_id=who.store_id, bill__charged_on__gte=since, bill__charged_on__lte=until, bill__customer__kind__in=("company", "outlet"),
        tax_rate__gte=LEAST_RATE,
    )  # fmt: skip
    sums = dict(lines.order_by().values_list("leg").annotate(Sum("amount_ex")))
    labour = sums.pop("labour", ZERO)
    notes = CreditNote.objects.filter(store_id=who.store_id, date__gte=since, date__lte=until, customer__kind__in=("company", "outlet"))  # fmt: skip
    back = notes.aggregate(s=Sum("amount_ex"))["s"] or ZERO
    return sum(sums.values(), ZERO) - back, labour


def taxed(who: Actor | Context, period: Period, found: list[Base]) -> list[dict[str, str]]:
    """Each base with its rate and tax, as it is kept; what is nothing is left out. Small companies pay a share (dated figure)."""
    share = parameter(who, "finance.stamp_share", period.last_day)
    made = []
    for x in found:
        rate = parameter(who, f"finance.stamp_{x.item}", period.last_day)
        tax = round_half_up(x.base * rate * share)
        if tax:
            made.append({"item": str(x.item), "what": x.what, "base": f"{x.base:.2f}", "rate": f"{rate.normalize():f}", "tax": f"{tax:.2f}", "url": x.url})  # fmt: skip
    return made
