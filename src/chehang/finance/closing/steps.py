"""The closing list (月结清单, §8.9): each row with who does it, how it stands, and where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.core.context import Actor
from chehang.ledger.models import Line, Period, Voucher
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import obstacles

from ..agreement import agreement
from ..budget.room import unexplained
from ..currency.models import Revaluation
from ..currency.open import currencies_open
from ..deferring.models import Accrual, Deferral
from ..leasing.models import Lease
from ..maker.models import MakerStatement
from ..statements.cash_flow import agreement as flows_agree
from ..statements.figures import balance_sheet, movement
from ..taxes import vat_return
from ..treasury.models import BankAccount, Reconciliation
from .board import board
from .models import CloseTick

ACCOUNTANT, MANAGER = "accountant", "finance_manager"


@dataclass(frozen=True)
class Step:
    """A row: ``state`` is done, open or blocks; ``tick`` where only a person can say so."""

    no: int
    code: str
    title: Any
    owner: str
    state: str
    note: str = ""
    url: str = ""
    tick: bool = False


def steps(actor: Actor, period: Period) -> Iterator[Step]:
    """All twenty rows for a month."""
    ticks = {t.step: t for t in CloseTick.objects.filter(period=period).select_related("by")}
    posted = set(Voucher.objects.filter(period=period, state="posted").values_list("event", flat=True).distinct())
    blocked = obstacles(period) if period.state == "open" else []

    def ticked(no: int, code: str, title: Any, owner: str, url: str, note: str = "") -> Step:
        tick = ticks.get(code)
        if tick:
            return Step(no, code, title, owner, "done", f"{tick.by.name}: {tick.note}", url)
        return Step(no, code, title, owner, "open", note, url, tick=True)

    def proved(no: int, code: str, title: Any, owner: str, done: bool, url: str, note: str = "") -> Step:
        return Step(no, code, title, owner, "done" if done else "open", note, url)

    words = "; ".join(f"{w} ({n})" for _c, w, n in blocked)
    yield Step(1, "cut_off", _("Everything of the month is posted and reviewed"), ACCOUNTANT, "blocks" if blocked else "done",
               words, "/finance/review/")  # fmt: skip
    estimated = -balance_of_role(actor, "payable_estimated")
    yield ticked(
        2,
        "estimates",
        _("Goods without invoice are estimated"),
        ACCOUNTANT,
        "/warehouse/invoices/",
        f"{estimated:,.2f}",
    )
    pending = balance_of_role(actor, "count_pending")
    yield proved(
        3,
        "counts",
        _("Count differences are settled"),
        ACCOUNTANT,
        not pending,
        "/finance/trial_balance/",
        f"{pending:,.2f}",
    )
    two = agreement(actor)
    yield proved(4, "cost", _("Goods and stock account agree"), ACCOUNTANT, not two.difference, "/finance/goods_and_money/",
                 f"{two.difference:,.2f}" if two.difference else "")  # fmt: skip
    unbooked = Bill.objects.filter(
        store_id=actor.store_id, state="paid", charged_on=None, made_at__date__lte=period.last_day
    ).count()
    yield proved(5, "revenue", _("Revenue is complete"), ACCOUNTANT, not unbooked, "/billing/bills/?state=paid",
                 str(_("%(n)s paid receivables without revenue") % {"n": unbooked}) if unbooked else "")  # fmt: skip
    statement = MakerStatement.objects.filter(store_id=actor.store_id, period=period).order_by("-id").first()
    if statement is None:
        yield ticked(6, "maker", _("Account with the maker is compared"), MANAGER, "/finance/maker_statements/",
                     str(_("The maker's statement of the month is not entered.")))  # fmt: skip
    else:
        unsigned = (
            ""
            if statement.state == "signed"
            else str(_("%(n)s lines are not matched, and nobody has signed it.")) % {"n": statement.unmatched}
        )
        yield proved(
            6,
            "maker",
            _("Account with the maker is compared"),
            MANAGER,
            not unsigned,
            f"/finance/maker_statements/{statement.pk}/",
            unsigned,
        )
    yield _banks(actor, period)
    yield ticked(8, "ageing", _("Ageing of receivables and payables is looked at"), MANAGER, "/finance/ageing/")
    waiting = _leases_waiting(actor, period)
    if waiting:
        yield proved(
            9,
            "depreciation",
            _("Depreciation"),
            ACCOUNTANT,
            False,
            "/finance/leases/",
            str(_("Leases to be booked: %(n)s")) % {"n": waiting},
        )
    else:
        yield _event(9, "depreciation", _("Depreciation"), posted, ("depreciation",), ticks, "/finance/assets/")
    yield _event(10, "wages", _("Wages"), posted, ("wages_accrued",), ticks, "/finance/vouchers/")
    missing = list(_missing_accruals(actor, period))
    if missing:
        yield proved(11, "accruals", _("Accruals"), ACCOUNTANT, False, "/finance/accruals/", "; ".join(missing[:6]))
    else:
        yield _event(11, "accruals", _("Accruals"), posted, ("accrual", "deferral_month"), ticks, "/finance/accruals/")
    yield _event(
        12, "provisions", _("Provisions"), posted, ("provision_stock", "provision_debts"), ticks, "/finance/vouchers/"
    )
    abroad = currencies_open(actor, period.last_day)
    left = [c for c in abroad if not Revaluation.objects.filter(period=period, currency=c).exists()]
    yield proved(
        13,
        "currency",
        _("Foreign currency is revalued"),
        ACCOUNTANT,
        not left,
        "/finance/revaluations/",
        "、".join(left),
    )
    due = vat_return(actor, period.first_day)
    yield proved(14, "vat", _("VAT and surtaxes are turned"), ACCOUNTANT, not due.payable or "vat_turned" in posted,
                 f"/finance/vat/?month={period.first_day}", f"{due.payable:,.2f}")  # fmt: skip
    wrong = [p for p in board(actor) if p.difference]
    yield proved(
        15,
        "board",
        _("Books, sub-ledgers and goods agree"),
        MANAGER,
        not wrong,
        "/finance/board/",
        "; ".join(str(p.title) for p in wrong),
    )
    unmoved = [b for b in movement(actor, period.first_day, period.first_day) if b.code.startswith("6")]
    yield proved(
        16,
        "profit",
        _("Profit is transferred"),
        ACCOUNTANT,
        "profit_transferred" in posted or not unmoved,
        f"/finance/periods/{period.pk}/",
    )
    sheet = balance_sheet(actor, period.first_day).columns[0][1]
    balanced = sheet["assets"].amount == sheet["both"].amount
    yield proved(17, "trial", _("Trial balance is in balance"), ACCOUNTANT, balanced, "/finance/trial_balance/")
    flows = flows_agree(actor, period.first_day, period.first_day)
    yield proved(18, "statements", _("Statements agree"), MANAGER, balanced and not flows["difference"], "/finance/statements/",
                 f"{flows['difference']:,.2f}" if flows["difference"] else "")  # fmt: skip
    silent = unexplained(actor, period)
    if silent:
        yield proved(
            19, "analysis", _("Analysis is handed to the management"), MANAGER, False, f"/finance/budget/?month={period.first_day}",
            str(_("Left the budget without a reason: %(n)s")) % {"n": len(silent)},
        )  # fmt: skip
    else:
        yield ticked(
            19, "analysis", _("Analysis is handed to the management"), MANAGER, "/finance/statements/income_statement/"
        )
    yield Step(20, "lock", _("Month closed and locked"), MANAGER, "done" if period.state == "locked" else "open",
               "", f"/finance/periods/{period.pk}/")  # fmt: skip


def _missing_accruals(actor: Actor, period: Period) -> Iterator[str]:
    """What row 11 still wants: last month's accruals taken back, this month's deferrals spread, rebates accrued, and nothing that was accrued last
    month and has neither an accrual nor a bill now (interest, utilities, rent, commission)."""
    last = Period.objects.filter(store_id=actor.store_id, first_day__lt=period.first_day).order_by("-first_day").first()
    mine = Accrual.objects.filter(store_id=actor.store_id)
    if last is not None:
        for row in mine.filter(period=last, taken_back=None).order_by("id")[:20]:
            yield str(_("Take back %(what)s")) % {"what": str(row)}
        booked = set(Line.objects.filter(store_id=actor.store_id, period=period, voucher__state="posted", debit__gt=0).values_list("account_id", flat=True).distinct())  # fmt: skip
        for row in (
            mine.filter(period=last)
            .exclude(kind__in=mine.filter(period=period).values("kind"))
            .select_related("voucher")
            .order_by("id")[:20]
        ):
            account = row.voucher.lines.filter(debit__gt=0).values_list("account_id", flat=True).first()
            if account not in booked:
                yield str(_("%(what)s: neither accrued nor billed this month")) % {"what": row.text}
    for deferral in Deferral.objects.filter(store_id=actor.store_id, first__lte=period.last_day).exclude(
        parts__period=period
    ):
        n = (period.year - deferral.first.year) * 12 + period.month - deferral.first.month
        if n < deferral.months:
            yield str(_("Spread %(what)s")) % {"what": str(deferral)}


def _leases_waiting(actor: Actor, period: Period) -> int:
    rows = Lease.objects.filter(store_id=actor.store_id, first__lte=period.last_day).exclude(parts__period=period)
    return sum(1 for x in rows if (period.year - x.first.year) * 12 + period.month - x.first.month < x.months)


def _event(
    no: int, code: str, title: Any, posted: set[str], events: tuple[str, ...], ticks: dict[str, CloseTick], url: str
) -> Step:
    """Done when posted; a tick says that there is nothing of it this month."""
    if posted & set(events):
        return Step(no, code, title, ACCOUNTANT, "done", "", url)
    tick = ticks.get(code)
    if tick:
        return Step(no, code, title, ACCOUNTANT, "done", f"{tick.by.name}: {tick.note}", url)
    return Step(no, code, title, ACCOUNTANT, "open", "", url, tick=True)


def _banks(actor: Actor, period: Period) -> Step:
    banks = BankAccount.objects.filter(store_id=actor.store_id, active=True, currency="CNY")
    signed = Reconciliation.objects.filter(day=period.last_day).exclude(reviewed_by=None).values("bank_id")
    missing = [str(b) for b in banks.exclude(pk__in=signed)]
    return Step(
        7,
        "banks",
        _("Banks are reconciled and signed"),
        ACCOUNTANT,
        "open" if missing else "done",
        "; ".join(missing),
        "/finance/bank/",
    )


TICKED = ("estimates", "maker", "ageing", "depreciation", "wages", "accruals", "provisions", "analysis")
