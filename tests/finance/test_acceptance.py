"""The acceptance scenario of the finance specification, as far as parts go: both books end at 294,740.36."""

from decimal import Decimal as D

from chehang.catalogue.models import Brand, Part
from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.finance.agreement import agreement
from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.queries import trial_balance
from chehang.ledger.services import Leg, post
from chehang.stock import services as stock
from chehang.stock.models import Bin

OPENING = {
    "1002.01": "1200000",
    "1405.01": "425400",
    "1601.02": "900000",
    "1602": "-180000",
    "2202.01": "-230000",
    "4001": "-2000000",
    "4104.15": "-115400",  # 395,400 less the 280,000 that stand against the parts
}
PIECES = {"brake": (2, "535.00"), "repair": (1, "512.40"), "lost": (1, "198.44"), "prepared": (1, "120.00")}


def test_events_of_the_loop(books, accountant, manager, clock, account, store) -> None:
    lines = [
        {"account_id": account(code).pk, "debit": a}
        if D(a) > 0
        else {"account_id": account(code).pk, "credit": str(-D(a))}
        for code, a in OPENING.items()
    ]
    text = {"date": "2026-11-01", "summary": "期初余额", "reason": "建账", "lines": lines}
    opening = make_voucher(MakeVoucher.model_validate(text), actor=accountant, clock=clock)
    review_voucher(ReviewVoucher(voucher_id=opening.id), actor=manager, clock=clock)

    ctx = Context(accountant, clock, "test.act")
    brand = Brand.objects.create(code="HC", name="泓川")
    shelf = Bin.objects.create(store=store, code="A-01").pk
    parts = {
        n: Part.objects.create(brand=brand, display_no=n, norm_no=n, name_cn=n).pk
        for n in (*PIECES, "rest", "E1", "E2")
    }

    def book(event: str, number: int, **legs: str) -> None:
        made = [Leg(name, D(amount)) for name, amount in legs.items()]
        post(ctx, event, source=Source("test.event", number), legs=made)

    def bring(number: int, *goods: tuple[str, int, str]) -> None:
        stock.receive(
            ctx, Source("test.event", number), [stock.Incoming(parts[p], shelf, D(q), D(v)) for p, q, v in goods]
        )

    def take(number: int, name: str) -> D:
        return stock.issue(ctx, Source("test.event", number), [stock.Outgoing(parts[name], shelf, D(1))])[0].value

    rest = D(280000) - sum(D(v) for _q, v in PIECES.values())
    bring(100, *((n, q, v) for n, (q, v) in PIECES.items()), ("rest", 1000, str(rest)))
    book("opening_stock", 100, stock="280000", equity="280000")
    bring(1, ("E1", 60, "6106.20"))
    book("receipt_invoiced", 1, stock="6106.20", input_vat="793.81", payable="6900.01")
    bring(2, ("E2", 100, "10000"))
    book("receipt_estimated", 2, stock="10000", payable="10000")
    assert take(3, "brake") == D("267.50")
    book("sale", 3, receivable="458", revenue="405.31", output_vat="52.69")
    book("sale_cost", 3, cost="267.50", stock="267.50")
    book("money_received", 3, money_cash="458", receivable="458")
    book("workshop_issue", 4, cost=str(take(4, "repair")), stock="512.40")
    book("workshop_issue", 9, cost=str(take(9, "brake")), stock="267.50")
    assert take(10, "lost") == D("198.44")
    book("count_loss", 10, pending="224.24", stock="198.44", input_vat_out="25.80")
    book("count_loss_approved", 10, loss="224.24", pending="224.24")
    book("internal_issue", 11, preparation=str(take(11, "prepared")), stock="120")

    found = agreement(ctx)
    assert found.goods == found.money == D("294740.36")
    rows = {r.account.code: r for r in trial_balance(ctx, ctx.today, ctx.today)}
    assert rows["1405"].closing == D("294740.36") + D(425400)
    assert rows["2221.01.02"].closing == D("793.81") and rows["2202.02"].closing == D(-10000)
    assert rows["6602.12"].closing == D("224.24") and rows["5201"].closing == D("779.90")
    leaves = [r for r in rows.values() if r.account.leaf]
    assert sum(r.closing_debit for r in leaves) == sum(r.closing_credit for r in leaves)
    assert [
        row for rule, row in broken() if rule.code in ("I01", "I04", "I05", "I13", "I17", "I18", "I19", "I22", "I23")
    ] == []
