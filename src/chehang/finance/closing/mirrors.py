"""The books behind the accounts: what each department says its account should stand at. None where the store keeps no such book."""

from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, CreditNote, Payable
from chehang.carsales.models import Car
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.ledger.models import AccountBalance, Line, RoleAccount
from chehang.ledger.subledgers import sub_ledger
from chehang.stock.models import Balance, Pool
from chehang.stock.queries import stock_value
from chehang.warehouse.models import InboundLine

from ..assets.models import KINDS, Asset, Wear
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


def _sum(rows: Any, what: Any) -> Decimal:
    return rows.aggregate(sum=Sum(what, output_field=MoneyField()))["sum"] or ZERO


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


def _bills(claim: str) -> Any:
    def amount(who: Actor | Context) -> Decimal:
        """What bills in the books still ask for, less what was paid ahead for those that are not in the books yet."""
        mine = Bill.objects.filter(store_id=who.store_id, claim=claim)
        rest = _sum(
            mine.filter(charged_on__isnull=False).exclude(state="cancelled"), F("amount") - F("paid") - F("credited")
        )
        waiting = CreditNote.objects.filter(store_id=who.store_id, state="waiting", bill__claim=claim)
        notes = _sum(waiting, F("amount") - F("applied") - F("paid_back"))
        return rest - _sum(mine.filter(charged_on=None), F("paid")) - notes

    return amount


for _claim, _role, _title, _url in CLAIMS:
    sub_ledger(_role, _title, _url)(_bills(_claim))


@sub_ledger("payable_invoiced", _("Suppliers: open invoices"), "/billing/payables/?state=open")
def payables(who: Actor | Context) -> Decimal:
    """What is owed on suppliers' papers, with what the month's end revalued of it: the books have it in credit."""
    revalued = _sum(Revaluation.objects.filter(store_id=who.store_id, taken_back=None), F("owed"))
    return -revalued - _sum(Payable.objects.filter(store_id=who.store_id), F("amount") - F("paid"))


@sub_ledger("payable_estimated", _("Suppliers: received without invoice"), "/warehouse/invoices/")
def estimates(who: Actor | Context) -> Decimal:
    """暂估: what came in and is not invoiced yet, line by line."""
    return -_sum(InboundLine.objects.filter(store_id=who.store_id), F("estimate_left"))


def _deposits(role: str) -> Any:
    def amount(who: Actor | Context) -> Decimal:
        """What is held customer by customer; nobody's deposit can have been applied above its rest."""
        account = RoleAccount.objects.filter(store_id=who.store_id, role=role).values("account_id")
        held = AccountBalance.objects.filter(account_id__in=account).order_by()
        sums = held.values_list("partner_kind", "partner_id").annotate(Sum("debit"), Sum("credit"))
        return sum((min(debit - credit, ZERO) for *_whom, debit, credit in sums), ZERO)

    return amount


sub_ledger("parts_deposit", _("Deposits for parts, customer by customer"), "/billing/bills/")(
    _deposits("parts_deposit")
)
sub_ledger("car_deposit", _("Deposits for cars, customer by customer"), "/billing/bills/")(_deposits("car_deposit"))


@sub_ledger("rebate_receivable", _("Maker's rebates not settled"), "/finance/rebates/")
def rebates(who: Actor | Context) -> Decimal | None:
    """What the maker owes by the rebates, as confirmed where he has confirmed."""
    mine = Rebate.objects.filter(store_id=who.store_id)
    if not mine.exists():
        return None
    return sum((r.due for r in mine.exclude(state="settled")), ZERO)


def _cards(kind: str) -> Any:
    def amount(who: Actor | Context) -> Decimal | None:
        """The cost of the cards in use."""
        mine = Asset.objects.filter(store_id=who.store_id)
        return _sum(mine.filter(kind=kind, state="in_use"), F("cost")) if mine.exists() else None

    return amount


for _kind, _name in KINDS:
    sub_ledger(_kind, _name, "/finance/assets/")(_cards(_kind))


@sub_ledger("accumulated_depreciation", _("Depreciation by the asset cards"), "/finance/assets/")
def worn(who: Actor | Context) -> Decimal | None:
    """What was worn off the cards in use, before these books and in them."""
    mine = Asset.objects.filter(store_id=who.store_id)
    if not mine.exists():
        return None
    used = mine.filter(state="in_use")
    return -_sum(used, F("worn_before")) - _sum(Wear.objects.filter(asset__in=used), F("amount"))


def pieces(who: Actor | Context) -> tuple[Decimal, Decimal]:
    """(pieces by the goods book, pieces that the bins hold) of the store's own goods."""
    own = Q(store_id=who.store_id, owner="own")
    booked = Pool.objects.filter(own).aggregate(sum=Sum("quantity"))["sum"] or ZERO
    return booked, Balance.objects.filter(own).aggregate(sum=Sum("on_hand"))["sum"] or ZERO
