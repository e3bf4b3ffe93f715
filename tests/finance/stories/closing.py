"""VAT and the close in their states."""

import base64

from chehang.billing.models import Bill
from chehang.finance.models import FrozenStatement, StampDuty
from chehang.ledger.models import Period
from chehang.parties.models import Supplier
from tests.finance.spending import Desk
from tests.finance.test_add_lease import HALL
from tests.finance.test_read_einvoice import xml
from tests.selling import Shop

VIOLATIONS: dict[str, list[tuple[str, ...]]] = {}
COPIES: dict[str, tuple[dict[str, str], str, tuple[str, ...]]] = {}


def tell(shop: Shop) -> None:
    """An invoice and its red one, input turned out, certified invoices, a tick, spot checks, a frozen statement."""
    desk = Desk(shop.store, shop.depot.clock, shop.depot.actor_of, shop.depot.people)
    bill = Bill.objects.filter(store=shop.store).order_by("id")[0]
    facts = {"bill": bill.pk, "date": desk.day(), "buyer": "东方汽修", "rate": "0.13"}
    first = desk.run("register_issued_invoice", "accountant", **facts, number="S1", amount_ex="1", tax="0.13").id
    desk.run("register_issued_invoice", "accountant", **facts, number="S2", amount_ex="-1", tax="-0.13", red_of=first)
    desk.run("turn_out_input", "accountant", reason="other", text="演示", tax="1")
    period = Period.objects.get(store=shop.store, year=desk.day().year, month=desk.day().month)
    desk.run("certify_invoices", "accountant", period=period.pk)
    desk.run("tick_close_step", "accountant", period=period.pk, step="maker", note="已核对")
    lessor = Supplier.objects.filter(store=shop.store).order_by("id")[0]
    desk.run("add_lease", "accountant", lessor=lessor.pk, first=str(desk.day().replace(day=1)), **HALL)
    desk.run("run_leases", "accountant", period=period.pk)
    part = shop.goods(number="RM 100 200", name="再制造起动机", quality="remanufactured")
    sale = shop.sold((part, "1"), customer=shop.customer("100000", payment_days=0).pk)
    shop.on_account(sale)
    shop.release(sale)
    for kind in ("stock", "debts"):
        desk.run("reckon_provision", "accountant", period=period.pk, kind=kind)
    for data in (xml(), xml(first="601.00")):
        desk.run("read_einvoice", "accountant", name="发票.xml", content=base64.b64encode(data).decode())
    desk.run("draw_spot_check", "finance_manager")
    signed = desk.run("draw_spot_check", "finance_manager")
    desk.run("sign_spot_check", "finance_manager", check_id=signed.id, conclusion="相符")
    mine = {"store": shop.store, "period": period, "digest": "x", "at": desk.clock.now()}
    FrozenStatement.objects.create(**mine, name="balance_sheet", rows=[])
    by = desk.who("accountant").employee_id
    paper = {"item": "sale", "what": "采购", "base": "60000.00", "rate": "0.0003", "tax": "18.00", "url": ""}
    StampDuty.objects.create(
        store=shop.store, number="YS-1", period=period, items=[paper], total="18", change="18", by_id=by, at=desk.clock.now()
    )  # fmt: skip
