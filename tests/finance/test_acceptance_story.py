"""The acceptance scenario of finance.md §8.6, each event through the operations of its department, to the fen; on either engine."""

from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.billing.models import Bill
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.core.verify import broken
from chehang.finance.agreement import agreement
from chehang.finance.closing.board import board
from chehang.finance.statements.figures import balance_sheet, closing, income_statement
from chehang.finance.taxes import vat_return
from chehang.ledger.models import Account, Period, Voucher
from chehang.ledger.services import Leg, post
from chehang.warehouse.models import InboundLine
from chehang.warehouse.operations.put_away import PutAway, put_away
from chehang.workshop.models import WorkOrder
from tests.carsales.dealer import VINS, Dealer
from tests.carsales.test_record_loan import LOAN
from tests.goods import Depot
from tests.selling import Shop
from tests.warehouse.counting import counted, explain, witness, yes
from tests.workshop.yard import Yard, warranty_job

from .maker import accrued, in_force
from .spending import Desk


class Month:
    """One store with its parts, workshop, cars and books."""

    def __init__(self, depot: Depot) -> None:
        self.depot, self.shop = depot, Shop(depot)
        self.yard = Yard(self.shop)
        self.dealer = Dealer(depot.store, depot.clock, depot.actor_of)
        self.desk = Desk(depot.store, depot.clock, depot.actor_of)
        for kit in (self.dealer, self.desk):
            kit.who("sales_consultant")

    def hand(self, summary: str, *lines: tuple[str, str, str]) -> None:
        """A voucher by hand: (account, debit or, negative, credit, department), reviewed by the manager."""
        made = []
        for code, amount, department in lines:
            side = {"debit": amount} if D(amount) > 0 else {"credit": str(-D(amount))}
            account = Account.objects.get(store=self.depot.store, code=code)
            made.append({"account_id": account.pk, **side} | ({"department": department} if department else {}))
        facts = {"date": self.desk.day(), "summary": summary, "reason": "验收场景", "lines": made}
        done = self.desk.run("make_voucher", "accountant", **facts)
        self.desk.run("review_voucher", "finance_manager", voucher_id=done.id)

    def paid(self, document: str, pk: int, **also: Any) -> None:
        """The cashier takes what is asked by transfer."""
        bill = Bill.objects.get(document=document, object_id=pk, state="waiting", **also)
        payment = {"method": "transfer", "amount": str(bill.rest), "reference": f"回单{bill.pk}"}
        self.desk.run("billing.take_payment", "cashier", bill=bill.pk, payments=[payment])

    def opening(self) -> None:
        """What stood in the old books; the card of the assets brings its own, and the goods theirs."""
        self.hand("期初余额", ("1002.01", "1200000", ""), ("1405.01", "425400", ""), ("1601.06", "-230000", ""),
                  ("4001", "-2000000", ""), ("4104.15", "604600", ""))  # fmt: skip
        self.desk.owed(self.depot.supplier, "230000", "期初")
        card = {"name": "房屋及设备", "kind": "asset_equipment", "department": "management", "cost": "900000"}
        worn = {"months": 570, "months_before": 120, "worn_before": "180000", "started": "2016-10-10"}
        self.desk.run("add_asset", "accountant", **card, **worn)
        with writing():
            ctx = Context(self.desk.who("accountant"), self.depot.clock, "test.act")
            legs = [Leg("stock", D(280000)), Leg("equity", D(280000))]
            post(ctx, "opening_stock", source=Source("tests.opening", 1), legs=legs)
            keep_steps(ctx)

    def parts(self) -> None:
        """E10 first, while nothing else lies there; then the shelves, E1, E2 and E3."""
        depot, shop = self.depot, self.shop
        depot.shelve(depot.part("L1", "丢失的灯泡"), "1", "198.44")
        count = counted(depot, {1: "0"})
        explain(depot, count, 1, "stolen")
        witness(depot, count, {1: "0"})
        yes(depot, count, "parts_manager")
        self.oil = [
            shop.goods("1", cost, price, number=number, name=name)
            for number, name, cost, price in (
                ("R1", "机油", "300.00", "458"), ("R2", "机滤", "42.40", "68"), ("R3", "制动片", "170.00", "328"),
            )
        ]  # fmt: skip
        self.pump = shop.goods("1", "267.50", "458", number="WP9", name="水泵")
        brake = shop.goods("1", "267.50", "458", number="B1", name="前制动片")
        self.prepared = shop.goods("1", "120.00", "150", number="P1", name="精洗套装")
        depot.shelve(depot.part("Z1", "其余库存"), "1000", "278634.16")
        first, second = depot.part("E1"), depot.part("E2")
        depot.receive(depot.ordered((first, "60", "101.77")), (first, "60"), price="101.77")
        depot.receive(depot.ordered((second, "100", "100.00")), (second, "100"))
        for line in InboundLine.objects.all():
            depot.run(put_away, PutAway(line=line.pk, bin="A-01-01-01", quantity=line.accepted))
        sale = shop.sold((brake, "1"))
        self.paid("counter.sale", sale.pk)
        shop.release(sale)

    def repairs(self) -> None:
        """E4: the worked order of §4.9; E9 for the maker; E11 for a car of ours."""
        yard = self.yard
        yard.open_shop()
        order = yard.open()
        for code in ("M01", "M02"):
            yard.run("add_labour", "service_manager", order=order.pk, op=yard.ops[code].pk, discount="0.1")
        for part in self.oil:
            yard.run("add_part", "service_manager", order=order.pk, part=part.pk, quantity="1", discount="0.05")
        self._through(order, "铁柱", "大勇")
        self.paid("workshop.order", order.pk)
        warranty_job(
            yard, car=yard.car("LSVAA4182E2100001", "浙B00001", warranty_from=self.desk.day(-200), name="李强")
        )
        facts = {
            "fault_code": "P0217",
            "place": "水泵",
            "symptom": "漏冷却液",
            "cause": "水封失效",
            "measure": "更换水泵",
        }
        job = WorkOrder.objects.filter(kind="W").latest("id")
        claim = yard.run("draft_claim", "warranty_clerk", order=job.pk, **facts, parts_ex="307.63").id
        yard.run("audit_claim", "service_manager", claim=claim)
        yard.run("submit_claim", "warranty_clerk", claim=claim)
        granted = {"granted_ex": "547.63", "answered_on": self.desk.day()}
        yard.run("answer_claim", "warranty_clerk", claim=claim, **granted)
        own = yard.open(yard.car("LSVAA4182E2100002", "浙B00002", name="本店"))
        yard.labour(own, "M01", payer="internal")
        yard.part(own, self.prepared, payer="internal")
        self._through(own, "铁柱", "大勇")

    def _through(self, order: Any, name: str, other: str) -> None:
        yard = self.yard
        yard.agreed(order)
        yard.dispatched(order, name)
        yard.fetch(order, name)
        yard.work(order, name)
        yard.inspected(order, name, other)
        yard.run("finish_order", "inspector", order=order.pk)
        yard.run("settle_order", order=order.pk)

    def car(self) -> None:
        """E5–E8: bought by bank bill with a margin of 30 %, sold with deposit and loan, the maker's rebate."""
        dealer = self.dealer
        deal = dealer.released(deposit="10000", lender=dealer.bank().pk, **LOAN)
        car = dealer.stocked(VINS[0], payment="note", invoiced_on=dealer.day())
        self.hand("存入银承保证金", ("1012.01", "48070.20", ""), ("1002.01", "-48070.20", ""))
        dealer.pay(deal, "deposit")
        dealer.act("record_loan", deal=deal.pk, loan_state="approved")
        dealer.act("assign_car", deal=deal.pk, car=car.pk)
        dealer.pdi(car)
        dealer.act("bill_deal", deal=deal.pk)
        dealer.pay(deal)
        dealer.act("deliver_car", **dealer.handing(type(deal).objects.get(pk=deal.pk)))
        in_force(self.desk, dealer.supplier().pk, valid_from="2026-11-01", steps=[{"cars": 1, "yuan": "8136"}])
        accrued(self.desk)

    def end(self) -> Period:
        """E12–E15, taxes and the profit; the month is reviewed and closed."""
        desk = self.desk
        self.hand(
            "计提工资社保",
            ("6601.01", "3000", "sales"),
            ("6601.02", "600", "sales"),
            ("6602.01", "2000", "management"),
            ("6602.02", "400", "management"),
            ("6401.02", "3000", "service"),
            ("2211.01", "-7500", ""),
            ("2211.03", "-1500", ""),
        )
        self.hand("支付水电费", ("6602.06", "2000", "management"), ("2221.01.02", "180", ""), ("1002.01", "-2180", ""))
        self.hand("保险佣金", ("1002.01", "2120", ""), ("6051.01", "-2000", "sales"), ("2221.01.01", "-120", ""))
        period = Period.objects.get(store=self.depot.store, month=11)
        desk.run("certify_invoices", "accountant", period=period.pk)
        desk.clock.at += timedelta(days=(period.last_day - desk.day()).days + 1)
        desk.run("run_depreciation", "accountant", period=period.pk)
        desk.run("turn_vat", "accountant", period=period.pk)
        desk.run("accrue_income_tax", "accountant", period=period.pk)
        desk.run("transfer_profit", "accountant", period=period.pk)
        waiting = Voucher.objects.filter(store=self.depot.store, state="posted", reviewed_at=None)
        desk.run("review_vouchers", "finance_manager", voucher_ids=list(waiting.values_list("id", flat=True)))
        return period


@pytest.fixture
def month(depot: Depot) -> Month:
    return Month(depot)


def test_the_month_ends_at_its_figures(month: Month) -> None:
    month.opening()
    month.parts()
    month.repairs()
    month.car()
    period = month.end()
    who, day = month.desk.who("accountant"), period.first_day
    assert agreement(who).goods == agreement(who).money == D("294740.36")
    tax = vat_return(who, day)
    assert (tax.output, tax.input, tax.turned_out) == (D("19793.96"), D("19407.81"), D("961.80"))
    assert (tax.payable, tax.surtaxes) == (D("1347.95"), D("161.76"))
    earned = income_statement(who, day, day).columns[0][1]
    told = {
        k: earned[k].amount for k in ("revenue", "cost", "selling", "admin", "before_tax", "income_tax", "net_profit")
    }
    assert told == {
        "revenue": D("153338.16"), "cost": D("138647.40"), "selling": D("3720.00"), "admin": D("6124.24"),
        "before_tax": D("4684.76"), "income_tax": D("1171.19"), "net_profit": D("3513.57"),
    }  # fmt: skip
    stands: dict[str, D] = {}
    for b in closing(who, day):
        stands[b.code[:4]] = stands.get(b.code[:4], D(0)) + b.net
    assert {c: stands.get(c, D(0)) for c in ("1002", "1012", "1122", "1221", "1405", "2201", "2202", "2211")} == {
        "1002": D("1204263.10"), "1012": D("48070.20"), "1122": D("118618.82"), "1221": D("8136.00"), "1405": D("720140.36"),
        "2201": D("-160234.00"), "2202": D("-246900.01"), "2211": D("-9000"),
    }  # fmt: skip
    assert stands["1601"] + stands["1602"] == D(718500) and stands["2221"] == D("-2680.90")
    sheet = balance_sheet(who, day).columns[0][1]
    assert sheet["assets"].amount == sheet["both"].amount == D("2817728.48")
    month.desk.run("close_period", "finance_manager", period_id=period.pk)
    told_by_name = ("I01", "I04", "I05", "I13", "I17", "I18", "I19", "I20", "I22", "I23", "I30", "I32")
    assert [row for rule, row in broken() if rule.code in told_by_name] == []
    assert [str(p.title) for p in board(who) if p.difference and p.account_id in _of_events(month)] == []


def _of_events(month: Month) -> set[int]:
    """Accounts whose sub-ledger the scenario fills by documents; the opening of cars came by hand."""
    kept = ("1405.02", "1405.01", "1122.01", "1122.02", "1122.03", "1221.01", "1601.02", "1602")
    return set(Account.objects.filter(store=month.depot.store, code__in=kept).values_list("pk", flat=True))
