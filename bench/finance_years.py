"""Three years of a busy store's books: ``python -m bench.finance_years`` (``--lines`` for fewer) on an empty database.

A million voucher lines with their bills, invoices of suppliers, goods and a bank account of which all but the last 5,000 movements are matched. Measured as a
person meets them: pages through a browser's request, the close, reading a bank file and posting as whole acts.
"""

import argparse
import base64
import calendar
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

PARTNERS, PARTS = 5_000, 8_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
PER_ROUND = 14  # lines of one sale, its cost, its payment, a purchase, its payment, an expense
POSTS = ("accountant", "finance_manager", "general_manager")
PAGES = (
    ("balance sheet", "/finance/statements/balance_sheet/", 1000),
    ("income statement", "/finance/statements/income_statement/", 1000),
    ("cash flow statement, both methods", "/finance/statements/cash_flow/", 1000),
    ("changes in equity", "/finance/equity/", 1000),
    ("trial balance of the year", "/finance/trial_balance/?since={year}&until={month}", 1000),
    ("management accounts by department", "/finance/management/?by=department", 1000),
    ("account ledger of the bank, a month", "/finance/account_ledger/?account={bank}&since={month}&until={last}", 300),
    ("account ledger of the bank, a year", "/finance/account_ledger/?account={bank}&since={year}&until={last}", 300),
    ("account ledger of one customer, three years", "/finance/account_ledger/?account={customers}&partner_kind=customer&partner_id={partner}&since={start}&until={last}", 300),
    ("multi-column ledger, a month", "/finance/columns/?since={month}&until={last}", 300),
    ("receivables by customer, a month", "/finance/dimensions/?account={customers}&since={month}&until={last}", 300),
    ("expenses by department, a year", "/finance/dimensions/?account={office}&by=department&since={year}&until={last}", 300),
    ("voucher summary of a month", "/finance/summary/?since={month}&until={last}", 300),
    ("cash book", "/finance/cash_book/", 300),
    ("vouchers, first page", "/finance/vouchers/", 300),
    ("reconciliation board", "/finance/board/", 5000),
    ("closing list of twenty rows", "/finance/close/?month={month}", 5000),
)  # fmt: skip


def main() -> None:
    """Fill the books, then print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=1_000_000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    start = time.perf_counter()
    years = Years(max(chosen.lines // PER_ROUND // 36, 1))
    years.fill()
    print(
        f"{connection.vendor}, {years.lines:,} voucher lines over three years ({time.perf_counter() - start:.0f} s to fill)\n"
    )
    print(f"{'':<52}{'reached':>12}{'':<10}{'target':>12}{'× better':>10}")
    years.measure()


def said(what: str, reached: float, unit: str, target: float, *, higher: bool = False) -> None:
    """One row of the table."""
    ratio = reached / target if higher else target / max(reached, 1e-9)
    print(f"{what:<52}{reached:>12,.1f} {unit:<9}{target:>12,.0f}{ratio:>10.1f}", flush=True)


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


class Years:
    """One store: months until today, of which the last but one is open and reviewed."""

    def __init__(self, rounds: int) -> None:
        from chehang.core.context import Clock
        from chehang.ledger.models import RoleAccount
        from chehang.ledger.services import open_books
        from chehang.ledger.services.opening import add_period
        from chehang.org.models import Account, Assignment, Employee, Store

        self.rounds, self.lines = rounds, 0
        self.clock = Clock()
        self.today = self.clock.today()
        number = self.today.year * 12 + self.today.month - 1
        self.months = [date((number - n) // 12, (number - n) % 12 + 1, 1) for n in range(35, -1, -1)]
        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="三年", short_name="三年")
        self.people = [Employee.objects.create(store=self.store, number=f"F{n}", name=f"财务{n}") for n in (1, 2)]
        for post in POSTS:
            Assignment.objects.create(store=self.store, employee=self.people[0], post=post, since=self.months[0])
        self.login = Account.objects.create_user(f"years{self.store.code}", None, self.people[0])
        open_books(self.store.pk, self.months[0])
        self.periods = [self._period(m) or add_period(self.store.pk, m) for m in self.months]
        self.roles = dict(RoleAccount.objects.filter(store=self.store).values_list("role", "account_id"))

    def _period(self, month: date) -> Any:
        from chehang.ledger.models import Period

        return Period.objects.filter(store=self.store, first_day=month).first()

    def fill(self) -> None:
        """Write it straight into the tables, consistent to the fen."""
        from django.db import connection, transaction

        from chehang.core import guards

        for app in ("stock", "ledger", "billing", "finance", "core"):
            guards.remove(app)
        with transaction.atomic():
            self._masters()
            self._write()
        for app in ("stock", "ledger", "billing", "finance", "core"):
            guards.install(app)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _masters(self) -> None:
        from chehang.catalogue.models import Brand, Part
        from chehang.finance.models import BankAccount, BankStatement
        from chehang.parties.models import Customer, Supplier
        from chehang.stock.models import Bin

        at = {"store": self.store}
        customers = [Customer(**at, code=f"C{n}", kind="person", name=f"客户{n}") for n in range(PARTNERS)]
        self.customers = [x.pk for x in Customer.objects.bulk_create(customers, batch_size=500)]
        suppliers = [Supplier(**at, code=f"S{n}", name=f"供应商{n}", kind="parts") for n in range(200)]
        self.suppliers = [x.pk for x in Supplier.objects.bulk_create(suppliers)]
        brand = Brand.objects.create(code=f"Y{self.store.code}", name=f"三年{self.store.code}")
        parts = [Part(brand=brand, display_no=f"Y{n:06d}", norm_no=f"Y{n:06d}", name_cn="件") for n in range(PARTS)]
        self.parts = [x.pk for x in Part.objects.bulk_create(parts, batch_size=500)]
        self.shelf = Bin.objects.create(**at, code="A-0001").pk
        self.bank = BankAccount.objects.create(
            **at, name="基本户", bank="工商银行", number="120200001111", account_id=self.roles["bank"], role="bank", since=self.months[0]
        )  # fmt: skip
        self.statement = BankStatement.objects.create(
            **at, bank=self.bank, name="旧", sha256="x", rows=1, fresh=1, first_day=self.months[0], last_day=self.today, read_at=self.clock.now(),
            read_by=self.people[0],
        )  # fmt: skip

    def _first(self, model: Any) -> int:
        from django.db.models import Max

        return (model.objects.aggregate(n=Max("pk"))["n"] or 0) + 1

    def _write(self) -> None:
        from chehang.core import bulk
        from chehang.finance.models import BankLine, BankMatch
        from chehang.ledger.models import AccountBalance, Line, Voucher
        from chehang.ledger.services.closing import _carry_forward

        vouchers: list[tuple[Any, ...]] = []
        lines: list[tuple[Any, ...]] = []
        bills: list[tuple[Any, ...]] = []
        owed: list[tuple[Any, ...]] = []
        goods: list[tuple[Any, ...]] = []
        self.moved: list[tuple[int, date, int, str, str]] = []  # line, day, fen, whom, summary
        sums: dict[tuple[int, int, str, int], list[int]] = defaultdict(lambda: [0, 0])
        given: dict[int, int] = defaultdict(int)
        stock = 0
        voucher_id, line_id = self._first(Voucher), self._first(Line)
        now = bulk.moment(self.clock.now())
        for k, (event, period, on, document, object_id, legs, words) in enumerate(self._business()):
            given[period] += 1
            vid = voucher_id + k
            at = bulk.moment(
                datetime.combine(on, datetime.min.time(), ZoneInfo("UTC"))
                + timedelta(hours=10, seconds=given[period] // 2000)
            )
            total = sum(fen for _r, fen, _d, _p in legs if fen > 0)
            vouchers.append((vid, self.store.pk, period, "记", given[period], bulk.day(on), words, 0, event, document, object_id, "", "", total,
                             self.people[0].pk, "甲", at, self.people[1].pk, "乙", at, self.people[0].pk, "甲", at, "posted"))  # fmt: skip
            for n, (role, fen, department, partner) in enumerate(legs, 1):
                account, kind, pk = self.roles[role], *partner
                debit, credit = max(fen, 0), max(-fen, 0)
                lines.append((line_id, self.store.pk, vid, period, n, account, words, debit, credit, department, kind, pk, "", 0, "", "", document, object_id))  # fmt: skip
                there = sums[period, account, kind, pk]
                there[0], there[1] = there[0] + debit, there[1] + credit
                if role == "bank":
                    self.moved.append((line_id, on, fen, self._name(event, object_id), words))
                if role == "parts_stock":
                    stock += fen
                    goods.append((self.store.pk, self.parts[object_id % PARTS], self.shelf, "own", 1_000 if fen > 0 else -1_000, fen, "101" if fen > 0 else "201", bulk.day(on), at,
                                  document, object_id, 1, self.people[0].pk))  # fmt: skip
                if role == "receivable_customer" and fen > 0:
                    paid = fen if object_id % 50 else 0
                    bills.append((self.store.pk, f"Y{object_id}", pk, "customer", document, object_id, "", "", fen, paid, 0, "paid" if paid else "on_account", now, bulk.day(on)))  # fmt: skip
                if role == "payable_invoiced" and fen < 0:
                    paid = -fen if object_id % 50 else 0
                    owed.append((self.store.pk, pk, document, object_id, f"P{object_id}", bulk.day(on), bulk.day(on + timedelta(30)), -fen, paid, "paid" if paid else "open", now))  # fmt: skip
                line_id += 1
        self.lines = len(lines)
        bulk.pour("ledger_voucher", ("id", "store_id", "period_id", "word", "number", "date", "summary", "attachments", "event", "document", "object_id", "part",
                  "reason", "total", "maker_id", "maker_name", "made_at", "reviewer_id", "reviewer_name", "reviewed_at", "poster_id", "poster_name", "posted_at",
                  "state"), vouchers)  # fmt: skip
        bulk.pour("ledger_line", ("id", "store_id", "voucher_id", "period_id", "n", "account_id", "summary", "debit", "credit", "department", "partner_kind",
                  "partner_id", "item_kind", "item_id", "project", "cash_flow", "document", "object_id"), lines)  # fmt: skip
        bulk.pour("billing_bill", ("store_id", "number", "customer_id", "claim", "document", "object_id", "part", "source_number", "amount", "paid", "credited",
                  "state", "made_at", "charged_on"), bills)  # fmt: skip
        bulk.pour("billing_payable", ("store_id", "supplier_id", "document", "object_id", "paper_number", "paper_date", "due", "amount", "paid", "state", "made_at"), owed)  # fmt: skip
        bulk.pour(AccountBalance._meta.db_table, ("store_id", "period_id", "account_id", "partner_kind", "partner_id", "opening", "debit", "credit"),
                  [(self.store.pk, *key, 0, *both) for key, both in sorted(sums.items())])  # fmt: skip
        for period in self.periods:
            bulk.execute("UPDATE ledger_period SET last_number = %s WHERE id = %s", [given[period.pk], period.pk])
        for before, after in zip(self.periods[:-2], self.periods[1:-1], strict=True):
            _carry_forward(before, after)
            bulk.execute("UPDATE ledger_period SET state = 'locked' WHERE id = %s", [before.pk])
        bulk.pour("stock_entry", ("store_id", "part_id", "bin_id", "owner", "quantity", "value", "movement", "business_date", "at", "document", "object_id", "line_id",
                  "employee_id"), goods)  # fmt: skip
        each, rest = divmod(stock, PARTS)
        bulk.pour("stock_pool", ("store_id", "part_id", "owner", "quantity", "value"),
                  [(self.store.pk, part, "own", 10_000, each + (rest if n == 0 else 0)) for n, part in enumerate(self.parts)])  # fmt: skip
        self.moved.sort(key=lambda row: (row[1], row[0]))
        old = self.moved[: -min(5_000, len(self.moved) // 10)]
        self.fresh = self.moved[len(old) :]
        first = self._first(BankLine)
        bulk.pour(BankLine._meta.db_table, ("id", "store_id", "bank_id", "statement_id", "date", "amount", "counterparty", "reference", "text", "identity"),
                  [(first + n, self.store.pk, self.bank.pk, self.statement.pk, bulk.day(on), fen, who, "", "", str(n)) for n, (_l, on, fen, who, _w) in enumerate(old)])  # fmt: skip
        bulk.pour(BankMatch._meta.db_table, ("store_id", "bank_line_id", "entry_id", "how", "by_id", "at"),
                  [(self.store.pk, first + n, line, "auto", self.people[0].pk, now) for n, (line, *_rest) in enumerate(old)])  # fmt: skip
        bulk.execute(
            "INSERT INTO core_transition (store_id, machine, object_id, move, source, target, at, employee_id, actor_name, reason)"
            " SELECT store_id, 'ledger.voucher', id, 'post', 'draft', 'posted', posted_at, 1, 'a', '' FROM ledger_voucher WHERE store_id = %s",
            [self.store.pk],
        )
        self._sequences(bulk, Voucher, Line, BankLine)

    def _sequences(self, bulk: Any, *models: Any) -> None:
        """What was numbered by hand is told to PostgreSQL."""
        from django.db import connection

        if connection.vendor == "postgresql":
            for model in models:
                table = model._meta.db_table
                bulk.select(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))")

    def _name(self, event: str, n: int) -> str:
        return f"客户{n % PARTNERS}" if event == "money_received" else f"供应商{n % 200}"

    def _business(self) -> Iterator[tuple[str, int, date, str, int, list[Any], str]]:
        """(event, period, day, document, object, legs, words); a leg is (role, fen debit positive, department, partner)."""
        nobody = ("", 0)
        n = 0
        for period, month in zip(self.periods, self.months, strict=True):
            days = calendar.monthrange(month.year, month.month)[1]
            if month == self.months[-1]:
                days = min(days, self.today.day)
            if month == self.months[0]:
                yield "opening_balance", period.pk, month, "bench.open", 1, [("cash", 10**12, "", nobody), ("bank", 10**12, "", nobody), ("parts_stock", 10**12, "", nobody), ("retained", -3 * 10**12, "", nobody)], "期初"  # fmt: skip
            for k in range(self.rounds):
                n += 1
                on = month + timedelta(days=k * days // self.rounds)
                ex = 10_000 + n * 7919 % 900_000
                tax, cost, buy = round(ex * 0.13), ex * 6 // 10, ex * 65 // 100
                vat = round(buy * 0.13)
                who, whose = ("customer", self.customers[n % PARTNERS]), ("supplier", self.suppliers[n % 200])
                p = period.pk
                yield "sale", p, on, "bench.sale", n, [("receivable_customer", ex + tax, "", who), ("parts_revenue", -ex, "parts", nobody), ("output_vat", -tax, "", nobody)], f"销售{n}"  # fmt: skip
                yield (
                    "sale_cost",
                    p,
                    on,
                    "bench.sale",
                    n,
                    [("parts_cost", cost, "parts", nobody), ("parts_stock", -cost, "", nobody)],
                    f"销售{n}成本",
                )
                if n % 50:
                    yield "money_received", p, on, "bench.money", n, [("bank", ex + tax, "", nobody), ("receivable_customer", -ex - tax, "", who)], f"收款{n}"  # fmt: skip
                yield "receipt_invoiced", p, on, "bench.receipt", n, [("parts_stock", buy, "", nobody), ("input_vat", vat, "", nobody), ("payable_invoiced", -buy - vat, "", whose)], f"入库{n}"  # fmt: skip
                if n % 50:
                    yield "supplier_paid", p, on, "bench.paid", n, [("payable_invoiced", buy + vat, "", whose), ("bank", -buy - vat, "", nobody)], f"付款{n}"  # fmt: skip
                yield "expense_claimed", p, on, "bench.claim", n, [(("admin_office", "admin_travel", "admin_training")[n % 3], 5_000, ("management", "finance")[n % 2], nobody), ("cash", -5_000, "", nobody)], "费用"  # fmt: skip

    def measure(self) -> None:
        """The table."""
        self._pages()
        self._bank_file()
        self._vouchers()
        self._close()
        self._proof()

    def _pages(self) -> None:
        from django.conf import settings
        from django.test import Client, override_settings

        client = Client(headers={"host": "localhost", "accept-language": "zh-hans"})
        client.force_login(self.login, backend="chehang.org.accounts.AccountBackend")
        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        month = self.months[-2]
        from chehang.ledger.models import Account

        facts = {
            "month": month, "year": month.replace(month=1), "last": self.periods[-2].last_day, "start": self.months[0], "bank": self.roles["bank"],
            "customers": self.roles["receivable_customer"], "partner": self.customers[7],
            "office": Account.objects.get(store=self.store, code="6602").pk,
        }  # fmt: skip
        with override_settings(STORAGES=settings.STORAGES | plain):
            for what, path, target in PAGES:
                url = path.format(**facts)
                took = []
                for _again in range(4):
                    start = time.perf_counter()
                    answer = client.get(url)
                    took.append((time.perf_counter() - start) * 1000)
                    if answer.status_code != 200:
                        raise SystemExit(f"{url}: answered {answer.status_code}")
                said(what, sorted(took[1:])[1], "ms", target)

    def _actor(self, person: int, also: str = "") -> Any:
        from chehang.core.context import Actor
        from chehang.core.operation import operations

        rights = frozenset(name for name in operations() if name.startswith("finance.")) | {also}
        who = self.people[person]
        return Actor(self.login.pk, who.pk, self.store.pk, who.name, posts=frozenset(POSTS), permissions=rights)

    def _bank_file(self) -> None:
        """The last movements as the bank tells them: a day later, a third with our number, two in three with the payee."""
        from chehang.finance.models import BankMatch
        from chehang.finance.operations.import_statement import ImportStatement, import_statement

        rows = ["交易日期,借方发生额,贷方发生额,对方户名,流水号,摘要"]
        for n, (_line, on, fen, who, words) in enumerate(self.fresh):
            out, into = (f"{-fen / 100:.2f}", "") if fen < 0 else ("", f"{fen / 100:.2f}")
            rows.append(
                f"{on + timedelta(days=n % 2)},{out},{into},{who if n % 3 else ''},{words if n % 3 == 0 else f'B{n}'},转账"
            )
        content = base64.b64encode("\n".join(rows).encode()).decode()
        cmd = ImportStatement(bank=self.bank.pk, name="流水.csv", content=content)
        before = BankMatch.objects.count()
        took = seconds(lambda: import_statement(cmd, actor=self._actor(0), clock=self.clock, key="years"))
        matched = BankMatch.objects.count() - before
        said(f"reading and matching {len(self.fresh):,} bank lines ({matched:,} matched)", took, "s", 5)

    def _vouchers(self) -> None:
        """Posting in a batch as one act; and taking it back in red as another."""
        from chehang.core.operation import Operation
        from chehang.core.types import Command
        from chehang.ledger.services import Entry, Leg, post_many

        many = 10_000

        class Batch(Command):
            document: str
            amount: Decimal

        def story(cmd: Batch, ctx: Any) -> Any:
            from chehang.core.operation import Done

            legs = (Leg("admin", cmd.amount), Leg("worn", cmd.amount))
            made = post_many(
                ctx,
                "depreciation",
                document=cmd.document,
                entries=[Entry(n, legs, summary="折旧") for n in range(1, many + 1)],
            )
            return Done(posted=len(made))

        batch = Operation("bench.batch", "Batch", (), story)
        who = self._actor(0, "bench.batch")
        acts = [
            Batch(document="bench.batch", amount=Decimal("12.34")),
            Batch(document="bench.back", amount=Decimal("-12.34")),
        ]
        took = [seconds(lambda cmd=cmd: batch(cmd, actor=who, clock=self.clock, key=cmd.document)) for cmd in acts]
        said("vouchers posted in a batch, whole act", many / max(took), "/s", 2_000, higher=True)

    def _close(self) -> None:
        from chehang.finance.operations.close_period import ClosePeriod, close_period
        from chehang.finance.operations.lock_period import LockPeriod, lock_period

        pk = self.periods[-2].pk
        who = self._actor(0)
        said(
            "closing a month",
            seconds(lambda: close_period(ClosePeriod(period_id=pk), actor=who, clock=self.clock)),
            "s",
            20,
        )
        said(
            "locking it, statements frozen",
            seconds(lambda: lock_period(LockPeriod(period_id=pk), actor=who, clock=self.clock)),
            "s",
            20,
        )

    def _proof(self) -> None:
        """Every rule of the two books and the desk; what the history written past the acts lacks (seals) is no part of it."""
        from chehang.core.verify import invariants

        total = 0.0
        for rule in invariants():
            if rule.find.__module__.startswith(("chehang.ledger", "chehang.finance")):
                found: list[str] = []
                took = seconds(lambda rule=rule, found=found: found.extend(rule.find()))
                total += took
                print(f"  {rule.code:<14}{took:>8.2f} s {found[:1] or ''}")
        said(f"proof of {self.lines:,} lines", total, "s", 10)


if __name__ == "__main__":
    main()
