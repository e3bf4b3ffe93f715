"""The books behind the accounts: what each department says its account should stand at. None where the store keeps no such book."""

from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, CreditNote, Payable
from chehang.carsales.models import Car
from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.customs.models import Charge
from chehang.ledger.models import AccountBalance, Line, RoleAccount
from chehang.ledger.subledgers import Counted, last_count, sub_ledger, sub_ledgers_at_once
from chehang.stock.models import Balance, Pool
from chehang.stock.queries import stock_value
from chehang.warehouse.models import InboundLine, StockCount

from ..assets.models import KINDS, Asset, AssetPart, Wear
from ..currency.models import Revaluation
from ..maker.models import Rebate

ZERO = Decimal(0)
CLAIMS = (
    ("customer", "receivable_customer", _("Customers: open receivables"), "/billing/bills/?state=on_account"),
    ("loan", "receivable_loan", _("Lenders: loans not paid out"), "/billing/bills/?claim=loan"),
    ("maker", "receivable_warranty", _("Maker: warranty not paid"), "/billing/bills/?claim=maker"),
    ("insurer", "receivable_insurer", _("Insurers: repairs not paid"), "/billing/bills/?claim=insurer"),
    ("outlet", "receivable_outlet", _("Outlets: cars not paid"), "/billing/bills/?claim=outlet"),
)


def _total(what: Any, where: Q | None = None) -> Sum:
    return Sum(what, output_field=MoneyField(), filter=where)


def _sum(rows: Any, what: Any) -> Decimal:
    return rows.aggregate(sum=_total(what))["sum"] or ZERO


@sub_ledger("parts_stock", _("Parts: value of the goods book"), "/stock/values/")
def goods(who: Actor | Context) -> Decimal:
    """What lies on the shelves, at moving average."""
    return stock_value(who)


@sub_ledger("vehicle_stock", _("Cars: what stands on the VINs that are here"), "/carsales/cars/")
def cars(who: Actor | Context) -> Decimal:
    """Everything on the account but what stands on a car that has left; each VIN carries its own cost."""
    account = RoleAccount.objects.filter(store_id=who.store_id, role="vehicle_stock").values("account_id")
    lines = Line.objects.filter(account_id__in=account, voucher__state="posted")
    here = Car.objects.filter(store_id=who.store_id, left_on=None).values("vehicle_id")
    gone = Car.objects.filter(store_id=who.store_id, left_on__isnull=False).exclude(vehicle_id__in=here)
    kept = lines.exclude(item_kind="vehicle", item_id__in=gone.values("vehicle_id"))
    return _sum(kept, F("debit") - F("credit"))


@sub_ledgers_at_once(*((role, title, url) for _claim, role, title, url in CLAIMS))
def bills(who: Actor | Context) -> dict[str, Decimal]:
    """What bills in the books still ask for, less what was paid ahead for those that are not in the books yet and less credit notes that wait."""
    rest = {claim: ZERO for claim, *_rest in CLAIMS}
    asked = _total(F("amount") - F("paid") - F("credited"), Q(charged_on__isnull=False) & ~Q(state="cancelled"))
    ahead = _total(F("paid"), Q(charged_on=None))
    mine = Bill.objects.filter(store_id=who.store_id).order_by()
    for claim, owed, paid in mine.values_list("claim").annotate(owed=asked, ahead=ahead):
        rest[claim] += (owed or ZERO) - (paid or ZERO)
    waiting = CreditNote.objects.filter(store_id=who.store_id, state="waiting").order_by()
    back = _total(F("amount") - F("applied") - F("paid_back"))
    for claim, amount in waiting.values_list("bill__claim").annotate(back=back):
        rest[claim] -= amount
    return {role: rest[claim] for claim, role, _title, _url in CLAIMS}


@sub_ledger("payable_invoiced", _("Suppliers: open invoices"), "/billing/payables/?state=open")
def payables(who: Actor | Context) -> Decimal:
    """What is owed on suppliers' papers, with what the month's end revalued of it: the books have it in credit."""
    revalued = _sum(Revaluation.objects.filter(store_id=who.store_id, taken_back=None), F("owed"))
    return -revalued - _sum(Payable.objects.filter(store_id=who.store_id), F("amount") - F("paid"))


@sub_ledger("payable_estimated", _("Suppliers: received without invoice"), "/warehouse/invoices/")
def estimates(who: Actor | Context) -> Decimal:
    """暂估: what came in and is not invoiced yet, line by line, and import charges whose bill is still to come."""
    goods = _sum(InboundLine.objects.filter(store_id=who.store_id), F("estimate_left"))
    return -goods - _sum(Charge.objects.filter(store_id=who.store_id), F("estimate_left"))


@sub_ledgers_at_once(
    ("parts_deposit", _("Deposits for parts, customer by customer"), "/billing/bills/"),
    ("car_deposit", _("Deposits for cars, customer by customer"), "/billing/bills/"),
)
def deposits(who: Actor | Context) -> dict[str, Decimal]:
    """What is held customer by customer; nobody's deposit can have been applied above its rest."""
    found = {"parts_deposit": ZERO, "car_deposit": ZERO}
    held = AccountBalance.objects.filter(store_id=who.store_id, account__roles__role__in=found).order_by()
    sums = held.values_list("account__roles__role", "partner_kind", "partner_id").annotate(Sum("debit"), Sum("credit"))
    for role, _kind, _pk, debit, credit in sums:
        found[role] += min(debit - credit, ZERO)
    return found


@sub_ledger("rebate_receivable", _("Maker's rebates not settled"), "/finance/rebates/")
def rebates(who: Actor | Context) -> Decimal | None:
    """What the maker owes by the rebates, as confirmed where he has confirmed."""
    mine = list(Rebate.objects.filter(store_id=who.store_id))
    return sum((r.due for r in mine if r.state != "settled"), ZERO) if mine else None


@sub_ledgers_at_once(
    *((kind, title, "/finance/assets/") for kind, title in KINDS),
    ("accumulated_depreciation", _("Depreciation by the asset cards"), "/finance/assets/"),
)
def cards(who: Actor | Context) -> dict[str, Decimal]:
    """The cost of the cards in use by kind, and what was worn off them before these books and in them, without the parts that
    went; nothing where no card was ever made."""
    found = dict.fromkeys((kind for kind, _title in KINDS), ZERO)
    mine = Asset.objects.filter(store_id=who.store_id).order_by()
    sums = list(mine.values_list("kind", "state").annotate(Sum("cost"), Sum("worn_before")))
    if not sums:
        return {}
    worn = _sum(Wear.objects.filter(asset__store_id=who.store_id, asset__state="in_use"), F("amount"))
    for kind, state, cost, before in sums:
        if state == "in_use":
            found[kind], worn = found[kind] + cost, worn + before
    gone = AssetPart.objects.filter(asset__store_id=who.store_id, asset__state="in_use").order_by()
    for kind, cost, with_it in gone.values_list("asset__kind").annotate(Sum("cost"), Sum("worn")):
        found[kind], worn = found[kind] - cost, worn - with_it
    return found | {"accumulated_depreciation": -worn}


def pieces(who: Actor | Context) -> tuple[Decimal, Decimal]:
    """(pieces by the goods book, pieces that the bins hold) of the store's own goods."""
    [(booked, held)] = bulk.select(
        f"SELECT (SELECT COALESCE(SUM(quantity), 0) FROM {Pool._meta.db_table} WHERE store_id = %s AND owner = 'own'),"
        f" (SELECT COALESCE(SUM(on_hand), 0) FROM {Balance._meta.db_table} WHERE store_id = %s AND owner = 'own')",
        [who.store_id, who.store_id],
    )
    return bulk.unscaled(booked, 3), bulk.unscaled(held, 3)


@last_count
def shelves(who: Actor | Context) -> Counted | None:
    """Parts at the last stock count, in yuan: what it found beside the books, which take it when the count is posted."""
    done = StockCount.objects.filter(store_id=who.store_id, state__in=("submitted", "posted"))
    count = done.order_by("-id").first()
    if count is None:
        return None
    found = count.book_value + count.gain - count.loss
    booked = found if count.state == "posted" else count.book_value
    return Counted(_("Parts: value at the last stock count"), f"/warehouse/stock_counts/{count.pk}/", booked, found)
