"""The payslips of a month and their two vouchers. Each line says how it came about."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core.calendar import calendar_of
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post
from chehang.ledger.subledgers import sub_ledger
from chehang.org.models import Assignment
from chehang.work.people import home_of

from .earnings import commissions_in
from .elements import Element, elements_of
from .formula import Given, given, reckon
from .models import MonthSheet, PayInput, PayOpening, PayRun, Payslip, PayTerms, StaffFile
from .wages import tax

PAYS = ("base", "post_pay", "seniority", "performance")
COUNTED = (
    "due_days", "attended", "late", "missing", "absent", "unpaid", "sick", "weekday_hours", "rest_hours", "holiday_hours",
)  # fmt: skip
INSURANCES = {
    "pension": gettext_lazy("Pension insurance"),
    "medical": gettext_lazy("Medical insurance"),
    "unemployment": gettext_lazy("Unemployment insurance"),
    "injury": gettext_lazy("Work injury insurance"),
}
SELLING = frozenset({"sales", "marketing", "care", "parts"})


@dataclass
class Sums:
    """The gross of one person with its lines of [what, amount, how]."""

    gross: Decimal = ZERO
    exempt: Decimal = ZERO
    lines: list[list[str]] = field(default_factory=list)

    def add(self, title: str, amount: Decimal, how: str = "") -> None:
        if amount:
            self.gross += amount
            self.lines.append([title, f"{amount:.2f}", how])


@dataclass(frozen=True)
class Part:
    """How much of a month somebody worked here: ``share`` of it, and in words how that is reckoned."""

    share: Fraction
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
        return Part(Fraction(len(there), last.day), f"{len(there)} ÷ {last.day}")
    calendar, days = calendar_of(ctx), parameter(ctx, "people.paid_days", run.month)
    worked = sum(calendar.is_working_day(day) for day in there)
    return Part(min(worked / Fraction(days), Fraction(1)), f"{worked} ÷ {days:f}")


def wage_of(ctx: Context, mine: list[PayTerms], since: date, until: date) -> dict[str, Given]:
    """Base and pays of the month. Terms that change within it count by the working days each held (§7.18)."""
    if len(mine) == 1 or since > until:
        return {name: given(getattr(mine[-1], name)) for name in PAYS}
    calendar = calendar_of(ctx)
    starts = [since, *(t.since for t in mine[1:]), until + timedelta(days=1)]
    held = [
        sum(calendar.is_working_day(a + timedelta(days=n)) for n in range((b - a).days)) for a, b in pairwise(starts)
    ]
    found, whole = {}, sum(held)
    for name in PAYS:
        amounts = [getattr(t, name) for t in mine]
        if len(set(amounts)) == 1 or not whole:
            found[name] = given(amounts[-1])
            continue
        words = " + ".join(f"{x} × {n} ÷ {whole}" for x, n in zip(amounts, held, strict=True) if n)
        exact = sum((Fraction(x) * n / whole for x, n in zip(amounts, held, strict=True)), Fraction(0))
        found[name] = Given(exact, words)
    return found


def names_of(
    known: dict[str, Given],
    pays: dict[str, Given],
    terms: PayTerms,
    file: StaffFile,
    sheet: MonthSheet | None,
    run: PayRun,
    part: Part | None = None,
) -> dict[str, Given]:
    """What the formulas may use, for one person in one month."""
    names = {**known, **pays, "insured": given(terms.insured)}
    names["share"] = given(1, "1") if part is None else Given(part.share, part.words)
    last = _last(run)
    names["years"] = given(
        last.year - file.hired_on.year - ((last.month, last.day) < (file.hired_on.month, file.hired_on.day)), ""
    )
    for name in COUNTED:
        value = Decimal(getattr(sheet, name)) if sheet is not None else ZERO
        names[name] = given(value, f"{value.normalize():f}")
    return names


@dataclass(frozen=True)
class Rates:
    """The figures of a month, read once: what formulas may use, the limits and rates of social insurance."""

    known: dict[str, Given]
    least: Decimal
    most: Decimal
    rates: dict[str, list[tuple[str, Decimal]]]

    @classmethod
    def of(cls, ctx: Context, on: date) -> "Rates":
        """As they hold in the city of the store."""
        known = {}
        for name in ("paid_days", "sick_share", "minimum_wage"):
            value = parameter(ctx, f"people.{name}", on)
            known[name] = given(value, f"{value:f}")
        average = parameter(ctx, "people.local_average_wage", on)
        least, most = (round_half_up(average * parameter(ctx, f"people.insured_{n}", on)) for n in ("least", "most"))
        rates = {
            side: [(str(INSURANCES[kind]), parameter(ctx, f"people.{kind}_{side}", on)) for kind in kinds]
            for side, kinds in (("staff", [k for k in INSURANCES if k != "injury"]), ("store", list(INSURANCES)))
        }
        return cls(known, least, most, rates)

    def base(self, insured: Decimal) -> Decimal:
        """The base of social insurance, between the least and the most of the city; nothing stays nothing."""
        return min(max(insured, self.least), self.most) if insured else ZERO

    def lines(self, base: Decimal, side: str) -> list[list[str]]:
        """Lines of [kind, amount, how] of the staff's or the store's part."""
        found = [(title, round_half_up(base * rate), rate) for title, rate in self.rates[side]]
        return [[title, f"{amount:.2f}", f"{base} × {rate:f}"] for title, amount, rate in found if amount]


def gross_of(elements: list[Element], names: dict[str, Given], inputs: list[PayInput]) -> Sums:
    """Every element by its formula, then what was added."""
    found = Sums()
    for element in elements:
        amount, how = reckon(element.formula, names)
        found.add(str(element.title), amount, how)
    for extra in inputs:
        found.add(extra.title, extra.amount, extra.how)
        found.exempt += ZERO if extra.taxed else extra.amount
    return found


def write_slips(ctx: Context, run: PayRun) -> None:
    """A payslip for everybody whose terms hold in the month, and for who left and is still owed something."""
    store = {"store_id": ctx.store_id}
    last_day = _last(run)
    inputs: dict[int, list[PayInput]] = defaultdict(list)
    for extra in PayInput.objects.filter(**store, month=run.month).order_by("id"):
        inputs[extra.employee_id].append(extra)
    terms: dict[int, list[PayTerms]] = defaultdict(list)
    for t in (
        PayTerms.objects.filter(**store, since__lte=last_day, employee__file__isnull=False)
        .exclude(Q(employee__file__left_on__lt=run.month) & ~Q(employee_id__in=list(inputs)))
        .exclude(employee__file__hired_on__gt=last_day)
        .order_by("since")
    ):
        if t.since <= run.month:
            terms[t.employee_id].clear()
        terms[t.employee_id].append(t)
    files = {f.employee_id: f for f in StaffFile.objects.filter(**store, employee_id__in=terms)}
    sheets = {s.employee_id: s for s in MonthSheet.objects.filter(**store, month=run.month)}
    before = _year_so_far(run)
    homes: dict[int, set[str]] = defaultdict(set)
    held = Assignment.objects.filter(**store, since__lte=last_day)
    for person, post_held in held.filter(Q(until=None) | Q(until__gte=run.month)).values_list("employee_id", "post"):
        homes[person].add(post_held)
    elements = elements_of(ctx.store_id, run.month)
    free, rates = parameter(ctx, "people.tax_free", run.month), Rates.of(ctx, run.month)
    slips = []
    for person, held_terms in sorted(terms.items()):
        mine, file, part = held_terms[-1], files[person], part_of(ctx, files[person], run)
        here = part is None or part.share > 0
        since, until = max(file.hired_on, run.month), min(file.left_on or last_day, last_day)
        pays = wage_of(ctx, held_terms, since, until)
        names = names_of(rates.known, pays, mine, file, sheets.get(person), run, part)
        sums = gross_of(elements, names, inputs[person])
        base = rates.base(mine.insured if here else ZERO)
        own, stores = (rates.lines(base, side) for side in ("staff", "store"))
        insurance, store_part = (sum((Decimal(x[1]) for x in lines), ZERO) for lines in (own, stores))
        fund = round_half_up((mine.insured if here else ZERO) * mine.fund_rate)
        deductions = mine.deductions if here else ZERO
        gross, off, paid, months = before[person]
        taxable = gross + sums.gross - sums.exempt - off - insurance - fund - deductions - free * (months + here)
        due = tax(taxable, paid)
        sums.lines += [
            *([title, f"-{amount}", how] for title, amount, how in own),
            [_("Housing fund"), f"-{fund:.2f}", f"{mine.insured} × {mine.fund_rate.normalize():f}"],
            [_("Income tax"), f"-{due:.2f}", _("taxable of the year %(sum)s, paid before %(paid)s") % {"sum": f"{max(taxable, ZERO):.2f}", "paid": f"{paid:.2f}"}],
        ]  # fmt: skip
        slips.append(
            Payslip(
                **store, run=run, employee_id=person, department=home_of(frozenset(homes[person])), gross=sums.gross, insurance=insurance,
                fund=fund, deductions=deductions, tax=due, net=sums.gross - insurance - fund - due, insurance_store=store_part,
                fund_store=fund, exempt=sums.exempt, lines=sums.lines,
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
    for x in PayOpening.objects.filter(store_id=run.store_id, year=run.month.year):
        found[x.employee_id] = (x.gross, x.free, x.tax, x.months)
    rows = Payslip.objects.filter(store_id=run.store_id, run__month__year=run.month.year, run__month__lt=run.month)
    facts = ("employee_id", "gross", "exempt", "insurance", "fund", "deductions", "tax")
    for person, g, e, i, f, d, t in rows.values_list(*facts):
        gross, off, paid, months = found[person]
        found[person] = (gross + g - e, off + i + f + d, paid + t, months + 1)
    return found


def post_accrual(ctx: Context, run: PayRun) -> None:
    """P33: the gross by departments, and what the store adds for social insurance and housing fund. A commission is an expense
    since it was approved (P24): here the debt to the consultant becomes part of the wage. Departments of fewer people than are told
    apart stand in one line (people-and-office.md §7.13): nobody reads a colleague's wage from the books."""
    wages: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    social: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    owed = commissions_in(run)
    slips = list(run.slips.order_by("id"))
    booked = told_apart(Counter(s.department for s in slips), int(parameter(ctx, "people.wages_least", ctx.today)))
    for slip in slips:
        under = booked[slip.department]
        wages[_leg(slip.department, "wages"), under] += slip.gross - owed.get(slip.employee_id, ZERO)
        social[_leg(slip.department, "social"), under] += slip.insurance_store + slip.fund_store
    legs: list[Leg] = []
    several = f"计提工资 {run.month:%Y-%m} 人数较少的部门合计"
    for sums_of in (wages, social):
        for (leg, d), amount in sorted(sums_of.items()):
            legs.append(Leg(leg, amount, department=d, summary="" if d else several))
    legs += [Leg("commission", amount, ("employee", who)) for who, amount in sorted(owed.items()) if amount]
    sums = run.slips.aggregate(g=Sum("gross"), i=Sum("insurance_store"), f=Sum("fund_store"))
    legs += [Leg("wages", sums["g"] or ZERO), Leg("social", sums["i"] or ZERO), Leg("fund", sums["f"] or ZERO)]
    post(ctx, "wages_accrued", source=Source("people.payrun", run.pk), legs=legs, summary=f"计提工资 {run.month:%Y-%m}")


def told_apart(people: Mapping[str, int], least: int) -> dict[str, str]:
    """Department → the one its wages are booked under: itself with ``least`` people or more, none ("") where it shares a line.

    Those of an account (selling, administration) that are too small share one line; where they still are fewer together, the smallest
    of the others joins them. An account whose whole staff is smaller cannot be told apart any further.
    """
    found: dict[str, str] = {}
    for leg in {_leg(d, "wages") for d in people}:
        mine = sorted((d for d in people if _leg(d, "wages") == leg), key=lambda d: (people[d], d))
        shared = [d for d in mine if people[d] < least]
        if shared:
            for other in mine[len(shared) :]:
                if sum(people[d] for d in shared) >= least:
                    break
                shared.append(other)
        found |= {d: "" if d in shared and len(mine) > 1 else d for d in mine}
    return found


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
    post(ctx, "wages_paid", source=Source("people.payrun", run.pk), legs=legs, summary=f"发放工资 {run.month:%Y-%m}")


@sub_ledger("wages_payable", gettext_lazy("Payrolls approved and not paid"), "/people/payruns/")
def wages(who: Actor | Context) -> Decimal | None:
    """The gross of payrolls that wait for their payment."""
    runs = PayRun.objects.filter(store_id=who.store_id)
    said = runs.aggregate(n=Count("pk"), waiting=Sum("gross", filter=Q(state="approved")))
    return -(said["waiting"] or ZERO) if said["n"] else None
