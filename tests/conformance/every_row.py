"""A small store in which every guarded table has rows in the states its guards speak of.

A department adds its own day in ``tests/<department>/story.py``: ``tell(shop)`` acts it out, in the order of the floors; ``SCENE`` (optional)
holds SQL that makes rows in states the acts do not reach, once the triggers are out.
"""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from chehang.billing.models import CreditNote
from chehang.billing.operations.pay_back import PayBack, pay_back
from chehang.catalogue.models import PriceFile, PriceListEntry
from chehang.core.documents import documents
from chehang.core.operations.attach_file import AttachFile, attach_file
from chehang.core.prints import print_document
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from chehang.finance.operations.approve_reopen import ApproveReopen, approve_reopen
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.ledger.models import Account, Period, Voucher
from chehang.org.operations.grant_right import GrantRight, grant_right
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from chehang.org.operations.verify_parameter import VerifyParameter, verify_parameter
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.pricing.operations.approve_proposal import ApproveProposal, approve_proposal
from chehang.pricing.operations.propose_prices import ProposePrices, propose_prices
from chehang.pricing.operations.set_discount_limit import SetDiscountLimit, set_discount_limit
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from chehang.purchasing.models import Order
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from chehang.replenishment.kinds import RuleKind
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from chehang.replenishment.operations.run_plan import RunPlan, run_plan
from chehang.replenishment.operations.set_figures import SetFigures, set_figures
from chehang.replenishment.operations.set_rule import SetRule, set_rule
from chehang.stock.models import Entry, LateCost, Lot
from chehang.warehouse.models import LateShare, Outbound
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.put_away import PutAway, put_away
from tests.goods import CHECKER, upload
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Buy, sell, take back, price, close, plan: each document in its states."""
    _prices(shop)
    _buying(shop)
    _selling(shop)
    _books(shop)
    _planning(shop)
    _rights(shop)
    for story in stories():
        story.tell(shop)


def stories() -> list[ModuleType]:
    """The departments' own stories, lowest floor first."""
    names = [f"tests.{c.label}.story" for c in apps.get_app_configs() if c.name.startswith("chehang.")]
    return [import_module(name) for name in names if _there(name)]


def _there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _rights(shop: Shop) -> None:
    clock, admin = shop.depot.clock, shop.depot.who("administrator")
    grant_right(GrantRight(post="keeper", permission="org.add_employee"), actor=admin, clock=clock)
    figure = {"name": "vat.goods", "valid_from": clock.today(), "source": "公告"}
    for value in ("0.12", "0.11"):
        shop.depot.run(set_parameter, SetParameter.model_validate(figure | {"value": value}), "finance_manager")
    shop.depot.run(verify_parameter, VerifyParameter.model_validate(figure | {"value": "0.11"}), "accountant")


def _prices(shop: Shop) -> None:
    depot, store = shop.depot, shop.store
    pads = depot.part("H3A 698 151 D", "前制动片")
    common = {
        "store": store,
        "brand": depot.brand,
        "sha256": "0" * 64,
        "content": b"",
        "uploaded_at": depot.clock.now(),
    }
    planner = depot.who("parts_planner").employee_id
    PriceFile.objects.create(**common, name="a.csv", uploaded_by_id=planner, applied_at=depot.clock.now())
    PriceListEntry.objects.create(
        store=store, part=pads, valid_from=date(2026, 1, 1), list_inc=Decimal(458), net_inc=Decimal("302.28")
    )
    shop.price(pads, "458.00")
    depot.run(set_discount_limit, SetDiscountLimit(post="parts_sales", limit="0.05"), "general_manager")
    for decided, percent in ((True, "-2"), (False, "-4")):
        cmd = ProposePrices.model_validate(
            {"parts": [{"part": pads.pk}], "reason": "成本变动", "basis": "list", "percent": percent}
        )
        proposal = depot.run(propose_prices, cmd, "parts_planner").id
        depot.run(submit_proposal, SubmitProposal(proposal=proposal), "parts_planner")
        if decided:
            depot.run(approve_proposal, ApproveProposal(proposal=proposal), "parts_manager")


def _buying(shop: Shop) -> None:
    depot, pads = shop.depot, shop.depot.parts["H3A 698 151 D"]
    quota = {"amount": "1000000", "valid_from": depot.clock.today(), "reason": "董事会决定"}
    depot.run(set_capital_quota, SetCapitalQuota.model_validate(quota), "finance_manager")
    inbound = depot.ordered((pads, "20", "267.50"))
    depot.packing_list(inbound, (pads, "20"))
    depot.invoice(inbound, (pads, "20", "267.50"))
    depot.count(inbound, (pads, "19"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    line = inbound.lines.get()
    depot.run(put_away, PutAway(line=line.pk, bin="A-01-01-01", quantity="19"))
    Lot.objects.create(store=shop.store, part=pads, code="L1")
    order = Order.objects.get(pk=depot.draft((pads, "5", "267.50")))
    paper = documents()["purchasing.order"]
    photo = AttachFile(document=paper.name, object_id=order.pk, sha256=upload(), name="a.png", kind="other")
    depot.run(attach_file, photo, "parts_planner")
    print_document(paper, order, paper.layouts[0].name, depot.who("parts_planner"), depot.clock)


def _selling(shop: Shop) -> None:
    depot, pads = shop.depot, shop.depot.parts["H3A 698 151 D"]
    depot.run(register_customer, RegisterCustomer(kind="person", name="李红", mobile="13712345678"), "parts_manager")
    sale = shop.done((pads, "2"))
    taken_back = shop.ask_back(sale, (1, "1"))
    shop.inspect(taken_back, (1, "1", "unopened", "A-01-01-01"))
    note = CreditNote.objects.get()
    depot.run(pay_back, PayBack(credit_note=note.pk, method="cash", amount=note.amount), "cashier")
    shop.ask_back(sale, (1, "1"))
    paid = shop.sold((pads, "1"))
    shop.pay(paid)
    missed = Outbound.objects.get(document="counter.sale", object_id=paid.pk)
    depot.run(pick_line, PickLine(pick=missed.picks.get().pk, found=Decimal(0)))
    shop.sold((pads, "1"))
    shop.draft((pads, "1"))
    late = LateCost(store=shop.store, part=pads, document="warehouse.inbound", object_id=1, first_entry=1, last_entry=1)
    late.gone, late.value = Decimal(1), Decimal(1)
    late.save()
    share = LateShare(
        store=shop.store,
        document="warehouse.invoice",
        object_id=1,
        summary="迟到运费",
        place="stock",
        quantity=1,
        value=1,
    )
    share.at = depot.clock.now()
    share.save()
    depot.run(record_lost_sale, RecordLostSale(part=pads.pk, quantity="1"), "parts_sales")


def _books(shop: Shop) -> None:
    depot = shop.depot
    october = Period.objects.get(store=shop.store, year=2026, month=10)
    for _again in range(2):
        depot.run(close_period, ClosePeriod(period_id=october.pk), "finance_manager")
        asked = depot.run(request_reopen, RequestReopen(period_id=october.pk, reason="漏记运费"), "accountant")
        depot.run(approve_reopen, ApproveReopen(reopening_id=asked.id), "finance_manager")
    depot.run(close_period, ClosePeriod(period_id=october.pk), "finance_manager")
    depot.run(request_reopen, RequestReopen(period_id=october.pk, reason="漏记运费"), "accountant")
    posted = tuple(Voucher.objects.filter(state="posted").values_list("pk", flat=True))
    depot.run(review_vouchers, ReviewVouchers(voucher_ids=posted), "accountant")
    account = {a.code: a.pk for a in Account.objects.filter(store=shop.store)}
    lines = [
        {"account_id": account["6602.06"], "debit": "2000", "department": "management"},
        {"account_id": account["1002.01"], "credit": "2000"},
    ]
    cmd = {"date": depot.clock.today(), "summary": "支付水电费", "reason": "十一月账单", "lines": lines}
    depot.run(make_voucher, MakeVoucher.model_validate(cmd), "accountant")


def _planning(shop: Shop) -> None:
    depot, pads = shop.depot, shop.depot.parts["H3A 698 151 D"]
    for months_ago in range(12):
        Entry.objects.create(
            store=shop.store, part=pads, bin=depot.bins["A-01-01-01"], quantity=Decimal(-1), value=Decimal(-1),
            movement="201", business_date=depot.clock.today() - timedelta(days=31 * (months_ago + 1)),
            at=depot.clock.now(), document="tests.past", object_id=1, employee_id=1,
        )  # fmt: skip
    for _again in range(2):
        depot.run(set_rule, SetRule(part=pads.pk, kind=RuleKind.MUST, least=Decimal(1)), "parts_planner")
    depot.run(set_figures, SetFigures(reason="年初核定"), "parts_manager")
    plan = Plan.objects.get(pk=depot.run(run_plan, RunPlan(), "parts_planner").id)
    depot.run(approve_plan, ApprovePlan(plan=plan.pk), "parts_manager")
    depot.run(run_plan, RunPlan(), "parts_planner")
