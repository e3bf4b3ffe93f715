"""The payslips of a month and their two vouchers. Each line says how it came about."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core.calendar import calendar_of
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.services import Leg, post
from chehang.ledger.subledgers import sub_ledger
from chehang.org.models import Assignment
from chehang.work.people import home_of

from .models import MonthSheet, PayInput, PayRun, Payslip, PayTerms, StaffFile
from .wages import day_pay, overtime, tax

SELLING = frozenset({"sales", "marketing", "care", "parts"})


@dataclass
class Sums:
    """The gross of one person with its lines of [what, amount, how]."""

    gross: Decimal = ZERO
    lines: list[list[str]] = field(default_factory=list)

    def add(self, title: str, amount: Decimal, how: str = "") -> None:
        if amount:
            self.gross += amount
            self.lines.append([title, f"{amount:.2f}", how])


@dataclass(frozen=True)
class Part:
    """How much of a month somebody worked here: ``share`` of it, and in words how that is reckoned."""

    share: Decimal
    words: str


def part_of(ctx: Context, file: StaffFile, run: PayRun) -> Part | None:
    """Who came or left within the month is paid its working days ÷ 21.75, or its calendar days where the store chose so (§7.13).
    None for who was here all of it."""
    last = _last(run)
    since, until = max(file.hired_on, run.month), min(file.left_on or last, last)
    if (since, until) == (run.month, last):
        return None
    there = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    if parameter(ctx, "people.part_month_calendar", run.month):
        return Part(Decimal(len(there)) / last.day, f"{len(there)} ÷ {last.day}")
    calendar, days = calendar_of(ctx), parameter(ctx, "people.paid_days", run.month)
    worked = sum(calendar.is_working_day(day) for day in there)
    return Part(min(Decimal(worked) / days, Decimal(1)), f"{worked} ÷ {days:f}")


def gross_of(
    ctx: Context,
    terms: PayTerms,
    sheet: MonthSheet | None,
    inputs: list[PayInput],
    run: PayRun,
    part: Part | None = None,
) -> Sums:
    """Base and pays (of a part of the month: their share), overtime and absence of the sheet, what was added."""
    days = parameter(ctx, "people.paid_days", run.month)
    found = Sums()
    for title, whole in (
        (_("Base wage"), terms.base),
        (_("Post pay"), terms.post_pay),
        (_("Seniority pay"), terms.seniority),
        (_("Performance pay"), terms.performance),
    ):
        if part is None:
            found.add(title, whole)
        else:
            found.add(title, round_half_up(whole * part.share), f"{whole} × {part.words}")
    if sheet is not None:
        for kind, title in (
            ("weekday", _("Overtime on working days")),
            ("rest", _("Overtime on rest days")),
            ("holiday", _("Overtime on public holidays")),
        ):
            hours = getattr(sheet, f"{kind}_hours")
            found.add(
                title, overtime(terms.base, hours, kind, days), f"{terms.base} ÷ {days:f} ÷ 8 × {hours.normalize():f} h"
            )
        away = sheet.absent + sheet.unpaid
        found.add(
            _("Absence and unpaid leave"),
            -day_pay(terms.base, away, days),
            f"{terms.base} ÷ {days:f} × {away.normalize():f}",
        )
        share = 1 - parameter(ctx, "people.sick_share", run.month)
        found.add(
            _("Sick leave"),
            -day_pay(terms.base * share, sheet.sick, days),
            f"{terms.base} × {share:f} ÷ {days:f} × {sheet.sick.normalize():f}",
        )
    for extra in inputs:
        found.add(extra.title, extra.amount)
    return found


def write_slips(ctx: Context, run: PayRun) -> None:
    """A payslip for everybody whose terms hold in the month."""
    store = {"store_id": ctx.store_id}
    last_day = _last(run)
    terms = {
        t.employee_id: t
        for t in PayTerms.objects.filter(**store, since__lte=last_day, employee__file__isnull=False)
        .exclude(employee__file__left_on__lt=run.month)
        .exclude(employee__file__hired_on__gt=last_day)
        .order_by("since")
    }
    files = {f.employee_id: f for f in StaffFile.objects.filter(**store, employee_id__in=terms)}
    sheets = {s.employee_id: s for s in MonthSheet.objects.filter(**store, month=run.month)}
    inputs: dict[int, list[PayInput]] = defaultdict(list)
    for extra in PayInput.objects.filter(**store, month=run.month).order_by("id"):
        inputs[extra.employee_id].append(extra)
    before = _year_so_far(run)
    homes: dict[int, set[str]] = defaultdict(set)
    for person, held in Assignment.objects.filter(**store, since__lte=last_day, until=None).values_list(
        "employee_id", "post"
    ):
        homes[person].add(held)
    rates = {n: parameter(ctx, f"people.insurance_{n}", run.month) for n in ("staff", "store")}
    free = parameter(ctx, "people.tax_free", run.month)
    slips = []
    for person, mine in sorted(terms.items()):
        sums = gross_of(ctx, mine, sheets.get(person), inputs[person], run, part_of(ctx, files[person], run))
        insurance, store_part = (round_half_up(mine.insured * rates[n]) for n in ("staff", "store"))
        fund = round_half_up(mine.insured * mine.fund_rate)
        gross, off, paid, months = before[person]
        taxable = gross + sums.gross - off - insurance - fund - mine.deductions - free * (months + 1)
        due = tax(taxable, paid)
        sums.lines += [
            [_("Social insurance"), f"-{insurance:.2f}", f"{mine.insured} × {rates['staff']:f}"],
            [_("Housing fund"), f"-{fund:.2f}", f"{mine.insured} × {mine.fund_rate.normalize():f}"],
            [_("Income tax"), f"-{due:.2f}", _("taxable of the year %(sum)s, paid before %(paid)s") % {"sum": f"{max(taxable, ZERO):.2f}", "paid": f"{paid:.2f}"}],
        ]  # fmt: skip
        slips.append(
            Payslip(
                **store, run=run, employee_id=person, department=home_of(frozenset(homes[person])), gross=sums.gross, insurance=insurance,
                fund=fund, deductions=mine.deductions, tax=due, net=sums.gross - insurance - fund - due, insurance_store=store_part,
                fund_store=fund, lines=sums.lines,
            )
        )  # fmt: skip
    Payslip.objects.bulk_create(slips, batch_size=200)
    run.people, run.gross, run.net = len(slips), sum((s.gross for s in slips), ZERO), sum((s.net for s in slips), ZERO)
    run.save(update_fields=["people", "gross", "net"])


def _last(run: PayRun) -> date:
    return (run.month + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _year_so_far(run: PayRun) -> dict[int, tuple[Decimal, Decimal, Decimal, int]]:
    """Per person: gross, what is free of it, tax paid, and months of the year before this one."""
    found: dict[int, tuple[Decimal, Decimal, Decimal, int]] = defaultdict(lambda: (ZERO, ZERO, ZERO, 0))
    rows = Payslip.objects.filter(store_id=run.store_id, run__month__year=run.month.year, run__month__lt=run.month)
    for person, g, i, f, d, t in rows.values_list("employee_id", "gross", "insurance", "fund", "deductions", "tax"):
        gross, off, paid, months = found[person]
        found[person] = (gross + g, off + i + f + d, paid + t, months + 1)
    return found


def post_accrual(ctx: Context, run: PayRun) -> None:
    """P33: the gross by departments, and what the store adds for social insurance and housing fund."""
    wages: dict[str, Decimal] = defaultdict(Decimal)
    social: dict[str, Decimal] = defaultdict(Decimal)
    for slip in run.slips.order_by("id"):
        wages[slip.department] += slip.gross
        social[slip.department] += slip.insurance_store + slip.fund_store
    legs = [Leg(_leg(d, "wages"), amount, department=d) for d, amount in sorted(wages.items())]
    legs += [Leg(_leg(d, "social"), amount, department=d) for d, amount in sorted(social.items())]
    sums = run.slips.aggregate(g=Sum("gross"), i=Sum("insurance_store"), f=Sum("fund_store"))
    legs += [Leg("wages", sums["g"] or ZERO), Leg("social", sums["i"] or ZERO), Leg("fund", sums["f"] or ZERO)]
    post(
        ctx,
        "wages_accrued",
        document="people.payrun",
        object_id=run.pk,
        legs=legs,
        summary=f"计提工资 {run.month:%Y-%m}",
    )


def _leg(department: str, what: str) -> str:
    if department == "service":
        return "labour_cost" if what == "wages" else "labour_social"
    return f"{'selling' if department in SELLING else 'admin'}_{what}"


def post_payment(ctx: Context, run: PayRun) -> None:
    """P33p: net to the bank, social insurance and tax of the staff kept back."""
    s = run.slips.aggregate(g=Sum("gross"), n=Sum("net"), i=Sum("insurance"), f=Sum("fund"), t=Sum("tax"))
    legs = [
        Leg("wages", s["g"] or ZERO), Leg("staff_social", (s["i"] or ZERO) + (s["f"] or ZERO)), Leg("personal_tax", s["t"] or ZERO),
        Leg("money_bank", s["n"] or ZERO),
    ]  # fmt: skip
    post(
        ctx, "wages_paid", document="people.payrun", object_id=run.pk, legs=legs, summary=f"发放工资 {run.month:%Y-%m}"
    )


@sub_ledger("wages_payable", gettext_lazy("Payrolls approved and not paid"), "/people/payruns/")
def wages(who: Actor | Context) -> Decimal | None:
    """The gross of payrolls that wait for their payment."""
    runs = PayRun.objects.filter(store_id=who.store_id)
    said = runs.aggregate(n=Count("pk"), waiting=Sum("gross", filter=Q(state="approved")))
    return -(said["waiting"] or ZERO) if said["n"] else None
