"""What stands behind the lines of the VAT return: every sale, every deduction and everything turned out, paper by paper.

All of it is read from the tax accounts of the month, voucher by voucher, so the papers add up to the accounts by construction; bills, certified
invoices and issued ones say which rate and which paper it is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum

from chehang.billing.models import Bill, BillLine, CreditNote
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.money import ZERO
from chehang.ledger.models import Line, Period, RoleAccount, Voucher

from ..spending.models import ReceivedInvoice
from .models import CertifiedPurchase, IssuedInvoice, TurnedOut

SIMPLE = Decimal("0.03")  # up to this rate tax is levied simply, and nothing is deducted from it (增值税法 art. 11)
GENERAL = (Decimal("0.13"), Decimal("0.09"), Decimal("0.06"))
# Row of annex 2 that a voucher's tax belongs to, where no certified invoice says so.
INPUT_ROWS = {"car_bought": "1", "car_sent_back": "1", "import_taxes": "5", "import_taxes_amended": "5"}
PAPER_ROWS = {"special": "1", "digital": "1", "customs": "5", "ticket": "10"}
OUT_ROWS = {"count_loss": "16", "transfer_lost": "16", "claim": "16", "rebate_accrued": "20", "supplier_return": "20"}
REASON_ROWS = {"loss": "16", "welfare": "15", "entertainment": "15", "cost": "17", "other": "23b"}


@dataclass
class Entry:
    """A paper behind a line: its voucher, day, amounts in yuan; ``row`` is the row of its annex, ``rate`` that of a sale."""

    voucher: int
    day: date
    text: str
    tax: Decimal
    row: str = ""
    rate: Decimal = ZERO
    ex: Decimal = ZERO
    labour: Decimal = ZERO
    bill: Bill | None = None
    url: str = ""
    invoices: list[IssuedInvoice] = field(default_factory=list)


def _lines(who: Actor | Context, period: Period, role: str) -> QuerySet[Line]:
    """The posted lines of the month on the account that plays a role."""
    account = RoleAccount.objects.filter(store_id=who.store_id, role=role).values("account_id")
    return Line.objects.filter(store_id=who.store_id, period=period, account_id__in=account, voucher__state="posted")


def _vouchers(who: Actor | Context, period: Period, role: str, sign: int) -> list[tuple[Voucher, Decimal]]:
    """(voucher, tax of it) in their order; what nets to nothing is left out."""
    sums = _lines(who, period, role).order_by().values_list("voucher_id").annotate(Sum("debit"), Sum("credit"))
    found = {pk: sign * (debit - credit) for pk, debit, credit in sums}
    papers = Voucher.objects.filter(pk__in=_lines(who, period, role).values("voucher_id"))
    return [(v, found[v.pk]) for v in papers.order_by("date", "number", "id") if found.get(v.pk)]


def nearest(ex: Decimal, tax: Decimal) -> Decimal:
    """The general rate that gives ``tax`` on ``ex`` most nearly."""
    return min(GENERAL, key=lambda rate: abs(ex * rate - tax)) if ex else GENERAL[0]


def simple_tax(who: Actor | Context, period: Period) -> Decimal:
    """Line 21: what was levied simply on bills of the month, less what credit notes of such bills gave back."""
    span = {"bill__charged_on__gte": period.first_day, "bill__charged_on__lte": period.last_day}
    lines = BillLine.objects.filter(store_id=who.store_id, tax_rate__lte=SIMPLE, tax_rate__gt=0, **span)
    charged = lines.aggregate(sum=Sum("tax"))["sum"] or ZERO
    general = BillLine.objects.filter(store_id=who.store_id, tax_rate__gt=SIMPLE).values("bill_id")
    levied = BillLine.objects.filter(store_id=who.store_id, tax_rate__lte=SIMPLE, tax_rate__gt=0).values("bill_id")
    notes = CreditNote.objects.filter(store_id=who.store_id, date__gte=period.first_day, date__lte=period.last_day)
    back = notes.filter(bill_id__in=levied).exclude(bill_id__in=general).aggregate(sum=Sum("tax"))["sum"]
    return charged - (back or ZERO)


def sales(who: Actor | Context, period: Period) -> list[Entry]:
    """Output VAT of the month, by paper and rate, each with the invoices issued for it."""
    vouchers = _vouchers(who, period, "output_vat", -1)
    bills, notes = _bills(who, period), _notes(who, period)
    earned = _earned(who, period)
    found: list[Entry] = []
    for voucher, tax in vouchers:
        key = (voucher.document, voucher.object_id)
        bill = next((b for b in bills.get(key, ()) if b.part in ("", voucher.part) and _tax_of(b) == tax), None)
        text = f"{voucher.summary}"
        if bill is not None:
            found += _by_rate(voucher, text, bill)
            continue
        note = notes.get(key)
        ex = -note.amount_ex if note and note.tax == -tax else earned.get(voucher.pk, ZERO)
        rates = {x.tax_rate for x in note.bill.lines.all() if x.tax_rate is not None} if note else set()
        rate = rates.pop() if len(rates) == 1 else nearest(ex, tax)
        found.append(Entry(voucher.pk, voucher.date, text, tax, rate=rate, ex=ex, bill=note.bill if note else None))
    _invoices(who, found)
    return found


def _bills(who: Actor | Context, period: Period) -> dict[tuple[str, int], list[Bill]]:
    rows = Bill.objects.filter(
        store_id=who.store_id, charged_on__gte=period.first_day, charged_on__lte=period.last_day
    ).prefetch_related("lines")
    made: dict[tuple[str, int], list[Bill]] = defaultdict(list)
    for bill in rows:
        made[bill.document, bill.object_id].append(bill)
    return made


def _notes(who: Actor | Context, period: Period) -> dict[tuple[str, int], CreditNote]:
    rows = CreditNote.objects.filter(store_id=who.store_id, date__gte=period.first_day, date__lte=period.last_day)
    rows = rows.select_related("bill").prefetch_related("bill__lines")
    return {(n.document, n.object_id): n for n in rows}


def _tax_of(bill: Bill) -> Decimal:
    return sum((x.tax for x in bill.lines.all()), ZERO)


def _by_rate(voucher: Voucher, text: str, bill: Bill) -> list[Entry]:
    made: dict[Decimal, Entry] = {}
    for line in bill.lines.all():
        if not line.tax:
            continue
        rate = nearest(line.amount_ex, line.tax) if line.tax_rate is None else line.tax_rate
        entry = made.setdefault(rate, Entry(voucher.pk, voucher.date, text, ZERO, rate=rate, bill=bill))
        entry.tax += line.tax
        entry.ex += line.amount_ex
        entry.labour += line.amount_ex if line.leg == "labour" else ZERO
    return list(made.values())


def _earned(who: Actor | Context, period: Period) -> dict[int, Decimal]:
    """What vouchers without a bill brought without VAT: income, and assets that were sold."""
    brings = Q(account__code__startswith="6001") | Q(account__code__startswith="6051") | Q(account__code="1606")
    brings |= Q(account__code="6115") | Q(account__code__startswith="6301")
    taxed = _lines(who, period, "output_vat").values("voucher_id")
    rows = Line.objects.filter(brings, store_id=who.store_id, period=period, voucher_id__in=taxed)
    return dict(
        rows.order_by().values_list("voucher_id").annotate(ex=Sum(F("credit") - F("debit"), output_field=MoneyField()))
    )


def _invoices(who: Actor | Context, found: Sequence[Entry]) -> None:
    issued: dict[int, list[IssuedInvoice]] = defaultdict(list)
    bills = {e.bill.pk for e in found if e.bill}
    for invoice in IssuedInvoice.objects.filter(store_id=who.store_id, bill_id__in=bills).order_by("date", "id"):
        issued[invoice.bill_id].append(invoice)
    for entry in found:
        if entry.bill:
            entry.invoices = [
                i for i in issued.get(entry.bill.pk, ()) if i.rate == entry.rate and (i.tax < 0) == (entry.tax < 0)
            ]


def deductions(who: Actor | Context, period: Period) -> list[Entry]:
    """Input VAT of the month: the invoices and purchases certified for it, then what other vouchers deducted (cars, customs)."""
    found = []
    certified = ReceivedInvoice.objects.filter(store_id=who.store_id, certified_in=period).order_by("date", "id")
    verified = ZERO
    for paper in certified:
        verified += paper.tax
        url = f"/finance/received_invoices/{paper.pk}/"
        text = f"{paper.number} {paper.seller}"
        row = PAPER_ROWS.get(paper.kind, "8b")
        found.append(Entry(0, paper.date, text, paper.tax, row=row, ex=paper.amount_ex, url=url))
    bought = CertifiedPurchase.objects.filter(store_id=who.store_id, period=period).select_related("voucher")
    for purchase in bought.order_by("id"):
        verified += purchase.tax
        found.append(_purchase(purchase.voucher, purchase.tax))
    for voucher, deducted in _vouchers(who, period, "input_vat", 1):
        tax = deducted
        if voucher.event == "input_vat_verified":  # the certified invoices stand above already
            tax -= min(verified, deducted)
            verified -= min(verified, deducted)
        if tax:
            row = INPUT_ROWS.get(voucher.event, "8b")
            found.append(Entry(voucher.pk, voucher.date, voucher.summary, tax, row=row))
    return found


def waiting(who: Actor | Context, until: date) -> list[tuple[Voucher, Decimal]]:
    """Suppliers' papers up to a day whose VAT is booked and not certified yet (parts, cars' costs, assets, imports), red ones with their minus.

    Invoices of expense claims wait in the register of received invoices.
    """
    account = RoleAccount.objects.filter(store_id=who.store_id, role="input_vat_pending").values("account_id")
    lines = Line.objects.filter(
        store_id=who.store_id, account_id__in=account, voucher__state="posted", voucher__date__lte=until
    ).exclude(Q(voucher__event__startswith="input_vat_verified") | Q(voucher__document="finance.claim"))  # fmt: skip
    lines = lines.exclude(voucher_id__in=CertifiedPurchase.objects.filter(store_id=who.store_id).values("voucher_id"))
    sums = (
        lines.order_by()
        .values_list("voucher_id")
        .annotate(tax=Sum(F("debit") - F("credit"), output_field=MoneyField()))
    )
    found = {pk: tax for pk, tax in sums if tax}
    papers = Voucher.objects.filter(pk__in=lines.values("voucher_id")).order_by("date", "id")
    return [(v, found[v.pk]) for v in papers if v.pk in found]


def pending(who: Actor | Context, period: Period) -> list[Entry]:
    """What waits to be certified, as papers."""
    papers = ReceivedInvoice.objects.filter(
        store_id=who.store_id, deductible=True, certified_in=None, void=False, booked_on__isnull=False
    ).order_by("date", "id")  # fmt: skip
    found = [
        Entry(0, x.date, f"{x.number} {x.seller}", x.tax, row=PAPER_ROWS.get(x.kind, "8b"), ex=x.amount_ex,
              url=f"/finance/received_invoices/{x.pk}/")
        for x in papers
    ]  # fmt: skip
    return found + [_purchase(v, tax) for v, tax in waiting(who, period.last_day)]


def _purchase(voucher: Voucher, tax: Decimal) -> Entry:
    return Entry(voucher.pk, voucher.date, voucher.summary, tax, row=INPUT_ROWS.get(voucher.event, "1"))


def turned_out(who: Actor | Context, period: Period) -> list[Entry]:
    """Input VAT turned out in the month, by the reason's row of annex 2."""
    reasons = dict(TurnedOut.objects.filter(store_id=who.store_id).values_list("pk", "reason"))
    found = []
    for voucher, tax in _vouchers(who, period, "input_vat_out", -1):
        row = OUT_ROWS.get(voucher.event, "23b")
        if voucher.document == "finance.turned_out":
            row = REASON_ROWS[reasons[voucher.object_id]]
        found.append(Entry(voucher.pk, voucher.date, voucher.summary, tax, row=row))
    return found
