"""The chapter of finance: the owners' capital, vouchers reviewed every day, each month closed in the first days of the next."""

import base64
from calendar import monthrange
from datetime import date
from typing import Any

from chehang.billing.models import Payable
from chehang.carsales.models import Car
from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Person, Stage, Story
from chehang.ledger.models import Account, Line, Period, RoleAccount, Voucher
from chehang.parties.demo import suppliers

from .currency.open import currencies_open
from .models import BankAccount, Claim, MakerStatement, Payee, Payment, Rebate
from .operations.accrue_expense import accrue_expense
from .operations.accrue_rebates import accrue_rebates
from .operations.add_account import add_account
from .operations.add_asset import add_asset
from .operations.add_deferral import add_deferral
from .operations.add_lease import add_lease
from .operations.add_payee import add_payee
from .operations.approve_budget import approve_budget
from .operations.approve_method import approve_method
from .operations.ask_inspection_item import ask_inspection_item
from .operations.certify_invoices import certify_invoices
from .operations.check_rebate_policy import check_rebate_policy
from .operations.close_inspection import close_inspection
from .operations.close_period import close_period
from .operations.confirm_rebate import confirm_rebate
from .operations.draft_budget import draft_budget
from .operations.draft_claim import draft_claim
from .operations.draft_payment import draft_payment
from .operations.draft_rebate_policy import draft_rebate_policy
from .operations.draw_spot_check import draw_spot_check
from .operations.enter_maker_statement import enter_maker_statement
from .operations.explain_variance import explain_variance
from .operations.give_inspection_item import give_inspection_item
from .operations.import_statement import import_statement
from .operations.make_reconciliation import make_reconciliation
from .operations.make_voucher import make_voucher
from .operations.note_tax_difference import note_tax_difference
from .operations.open_bank_account import open_bank_account
from .operations.open_inspection import open_inspection
from .operations.pay_claim import pay_claim
from .operations.pay_payment import pay_payment
from .operations.propose_method import propose_method
from .operations.reckon_provision import reckon_provision
from .operations.reckon_stamp_duty import reckon_stamp_duty
from .operations.revalue_currency import revalue_currency
from .operations.review_reconciliation import review_reconciliation
from .operations.review_voucher import review_voucher
from .operations.review_vouchers import review_vouchers
from .operations.run_deferrals import run_deferrals
from .operations.run_depreciation import run_depreciation
from .operations.run_leases import run_leases
from .operations.settle_rebate import settle_rebate
from .operations.sign_exceptions import sign_exceptions
from .operations.sign_maker_statement import sign_maker_statement
from .operations.sign_spot_check import sign_spot_check
from .operations.submit_claim import submit_claim
from .operations.submit_payment import submit_payment
from .operations.take_back_accruals import take_back_accruals
from .operations.transfer_profit import transfer_profit
from .operations.turn_vat import turn_vat
from .operations.verify_payee import verify_payee
from .spending.abroad import foreign_of

CLAIMS = (("travel", "厂家培训差旅"), ("office", "办公用品"), ("fuel", "试驾车加油"), ("entertainment", "客户招待"))
ACCOUNT = "1202021009900088888"


def people() -> list[Person]:
    """The finance manager and two accountants: one makes, the other reviews."""
    return [
        Person("012", "高静", "gaojing", ("finance_manager",)),
        Person("015", "方圆", "fangyuan", ("accountant",)),
        Person("018", "叶青", "yeqing", ("accountant",)),
    ]


def masters(stage: Stage) -> None:
    """The owners' capital comes in, by a voucher made by one accountant and reviewed by another."""
    bank = RoleAccount.objects.get(store=stage.store, role="bank").account_id
    equity = Account.objects.get(store=stage.store, code="4001").pk
    lines = [{"account_id": bank, "debit": "3000000"}, {"account_id": equity, "credit": "3000000"}]
    data = {"date": stage.today, "summary": "收到投资款", "reason": "示例店开业投入资本", "lines": lines}
    done = stage.run(make_voucher, data, "fangyuan")
    stage.run(review_voucher, {"voucher_id": done.id}, "yeqing")
    main = {
        "name": "基本户",
        "bank": "工商银行江东支行",
        "number": "1202021009900012345",
        "since": stage.today,
        "opening": "0",
    }
    stage.run(open_bank_account, main, "gaojing")
    for name, kind, cost, months in (
        ("举升机", "asset_equipment", "86000", 120),
        ("服务器", "asset_electronics", "42000", 36),
    ):
        card = {
            "name": name,
            "kind": kind,
            "department": "service",
            "cost": cost,
            "months": months,
            "started": stage.today.replace(day=1),
        }
        stage.run(add_asset, card, "fangyuan")
    rent = {
        "kind": "selling_rent",
        "text": "展厅季度租金",
        "department": "sales",
        "amount": "54000",
        "months": 3,
        "tax": "4860",
    }
    stage.run(add_deferral, {**rent, "first": stage.today}, "fangyuan")
    yard = {
        "text": "停车场及库房租赁",
        "lessor": stage.once(suppliers)[0].pk,
        "kind": "admin_rent",
        "department": "finance",
        "months": 36,
        "payment": "12000",
        "rate": "0.0435",
    }
    stage.run(add_lease, {**yard, "first": stage.today.replace(day=1)}, "fangyuan")
    _budget(stage)
    _methods(stage)


def _methods(stage: Stage) -> None:
    """Fuel of test cars stands on an account of its own; the maker's rebate policy is entered and checked."""
    above = Account.objects.get(store=stage.store, code="6601").pk
    account = {"parent": above, "digits": "51", "name": "试驾车油费", "name_en": "Fuel of test cars"}
    made = stage.run(add_account, account, "gaojing")
    method = {"event": "expense_claimed", "leg": "selling_fuel", "account": made.id, "valid_from": stage.today}
    done = stage.run(propose_method, {**method, "reason": "试驾车油费单独核算,便于与厂家结算补贴"}, "fangyuan")
    stage.run(approve_method, {"method": done.id}, "gaojing")
    policy = {
        "supplier": stage.once(suppliers)[0].pk,
        "name": "销量返利",
        "paper": f"商务政策〔{stage.today.year}〕3号",
        "valid_from": stage.today.replace(day=1),
        "valid_to": stage.today.replace(month=12, day=31),
        "steps": [{"cars": 1, "yuan": "1130"}, {"cars": 10, "yuan": "2260"}],
    }
    done = stage.run(draft_rebate_policy, policy, "fangyuan")
    stage.run(check_rebate_policy, {"policy": done.id}, "gaojing")


def _budget(stage: Stage) -> None:
    """The year's expenses by department, drafted by finance and approved by the general manager."""
    lines = [
        {"department": d, "item": i, "amount": a}
        for d in ("parts", "sales", "service", "finance")
        for i, a in (("travel", "24000"), ("office", "18000"), ("fuel", "12000"), ("entertainment", "12000"))
    ]
    lines += [{"department": "marketing", "item": i, "amount": a} for i, a in (("ads", "240000"), ("events", "360000"))]
    done = stage.run(draft_budget, {"year": stage.today.year, "reason": "年度费用预算", "lines": lines}, "gaojing")
    stage.run(approve_budget, {"budget": done.id}, stage.someone("general_manager"))
    own = [
        {"department": "people", "item": i, "amount": a}
        for i, a in (("office", "36000"), ("entertainment", "18000"), ("fuel", "12000"))
    ]
    done = stage.run(draft_budget, {"year": stage.today.year, "reason": "行政费用预算", "lines": own}, "shenlei")
    stage.run(approve_budget, {"budget": done.id}, stage.someone("general_manager"))


def day(stage: Stage) -> None:
    """At the end of the day what it has posted is reviewed."""
    if (stage.today.month, stage.today.day) == (1, 2) and not stage.first_day:
        _budget(stage)  # of the new year
    if stage.today.day in (8, 22) and not stage.first_day:
        stage.begin(spending(stage), "10:40")
    if stage.today.day == 12:
        stage.begin(inspected(stage), "09:30")
    stage.begin(review(stage), "17:30")


def spending(stage: Stage) -> Story[None]:
    """Twice a month colleagues hand claims in and a supplier's oldest invoice is asked for; others decide, the cashier pays."""
    item, purpose = stage.random.choice(CLAIMS)
    ex = stage.random.randrange(200, 900)
    slip = f"2611{stage.random.randrange(10**12):012d}"
    line: dict[str, Any] = {
        "item": item,
        "amount_ex": str(ex),
        "tax": f"{ex * 0.06:.2f}",
        "paper": "digital",
        "invoice": slip,
    }
    line |= {"seller": "杭州百货有限公司", "invoice_date": stage.today}
    done = stage.run(draft_claim, {"purpose": purpose, "lines": [line]}, "fangyuan")
    stage.run(submit_claim, {"claim": done.id}, "fangyuan")
    yield 40
    _decide(stage, "finance.claim", done.id or 0)
    yield 30
    claim = rows(Claim, stage.actors["fangyuan"]).get(pk=done.id or 0)
    if claim.state == "approved":
        stage.run(pay_claim, {"claim": claim.pk}, "baijie")
    yield 20
    yield from pay_supplier(stage)


def pay_supplier(stage: Stage) -> Story[None]:
    """The oldest open invoice, as far as the bank reaches."""
    mine = stage.actors["fangyuan"]
    payable = rows(Payable, mine).filter(state="open", amount__gt=0).order_by("due", "id").first()
    bank = RoleAccount.objects.get(store=stage.store, role="bank").account
    there = sum((b.debit - b.credit for b in bank.balances.all()), payable.amount * 0 if payable else 0)
    if payable is None or payable.rest <= 0 or payable.rest > there:
        return
    facts = {
        "kind": "payables",
        "purpose": f"支付货款 {payable.paper_number}",
        "due": stage.today,
        "supplier": payable.supplier_id,
    }
    facts |= {"payee": _payee(stage, payable), "lines": [{"payable": payable.pk, "amount": str(payable.rest)}]}
    done = stage.run(draft_payment, facts, "fangyuan")
    stage.run(submit_payment, {"payment": done.id}, "fangyuan")
    for _step in range(3):
        yield 25
        _decide(stage, "finance.payment", done.id or 0)
    if rows(Payment, mine).get(pk=done.id or 0).state == "approved":
        rate = {"rate": "8.0920"} if foreign_of(payable) else {}
        stage.run(pay_payment, {"payment": done.id, **rate}, "baijie")


def _payee(stage: Stage, payable: Payable) -> int:
    known = rows(Payee, stage.actors["fangyuan"]).filter(supplier_id=payable.supplier_id).first()
    if known:
        return int(known.pk)
    account = f"{ACCOUNT[:-4]}{payable.supplier_id:04d}"
    facts = {"supplier": payable.supplier_id, "name": payable.supplier.name, "bank": "建设银行", "account": account}
    done = stage.run(add_payee, facts, "fangyuan")
    stage.run(verify_payee, {"payee": done.id, "account": account}, "yeqing")
    return int(done.id or 0)


def _decide(stage: Stage, document: str, pk: int) -> None:
    """Whoever is asked now says yes."""
    request = ApprovalRequest.objects.filter(document=document, object_id=pk, state="open").first()
    if request is not None:
        stage.run(approve, {"request": request.pk}, stage.someone(request.post))


def review(stage: Stage) -> Story[None]:
    """The second accountant reviews what others have posted."""
    mine = stage.actors["yeqing"]
    waiting = rows(Voucher, mine).filter(state="posted", reviewed_at=None).exclude(maker_id=mine.employee_id)
    while ids := list(waiting.order_by("id").values_list("id", flat=True)[:500]):
        stage.run(review_vouchers, {"voucher_ids": ids}, "yeqing")
        yield 5


def month_end(stage: Stage, month: date) -> Story[None]:
    """The bank's statement is read, assets are worn, taxes turned, the profit transferred; everything reviewed, the month is closed."""
    period = rows(Period, stage.actors["gaojing"]).get(year=month.year, month=month.month)
    _bank(stage, month)
    yield 10
    _maker(stage, month)
    water = {"kind": "admin_utilities", "text": f"{month:%Y-%m} 水电费", "department": "finance", "amount": "1860"}
    stage.run(accrue_expense, {"period": period.pk, **water}, "fangyuan")
    for kind in ("stock", "debts"):
        stage.run(reckon_provision, {"period": period.pk, "kind": kind}, "fangyuan")
    for operation in (
        accrue_rebates,
        take_back_accruals,
        run_deferrals,
        run_depreciation,
        run_leases,
        certify_invoices,
        turn_vat,
        *((reckon_stamp_duty,) if month.month % 3 == 0 else ()),
        transfer_profit,
    ):
        try:
            stage.run(operation, {"period": period.pk}, "fangyuan")
        except Refused as refusal:
            if refusal.code not in (
                "depreciation.nothing",
                "profit.nothing",
                "rebate.nothing",
                "accrual.nothing",
                "deferral.nothing",
                "lease.nothing",
                "vat.nothing_to_certify",
                "stamp.nothing",
            ):
                raise
    for currency in currencies_open(stage.actors["fangyuan"], period.last_day):
        facts = {"period": period.pk, "currency": currency, "rate": "8.0810", "source": "中国外汇交易中心"}
        stage.run(revalue_currency, facts, "fangyuan")
    yield 10
    yield from review(stage)
    stage.run(close_period, {"period_id": period.pk}, "gaojing")
    yield 20
    said = {"period": period.pk, "department": "people", "item": "office", "text": "集中采购降低单价,结余转下月"}
    stage.run(explain_variance, said, "shenlei")
    yield 10
    stage.run(sign_exceptions, {"period": period.pk, "finding": "逐项核对,均有依据"}, "gaojing")
    drawn = stage.run(draw_spot_check, {}, "gaojing")
    stage.run(sign_spot_check, {"check_id": drawn.id, "conclusion": "抽查相符"}, "gaojing")


def inspected(stage: Stage) -> Story[None]:
    """The tax office asks for papers of the month before; what it asks is given, and the case is closed."""
    until = stage.today.replace(day=1) - date.resolution
    case = {
        "kind": "tax",
        "authority": "江东税务分局",
        "subject": "增值税申报比对",
        "since": until.replace(day=1),
        "until": until,
    }
    done = stage.run(open_inspection, case, "gaojing")
    asked = {"inspection": done.id, "asked": "进项发票抵扣联与入库单", "due": stage.today}
    stage.run(ask_inspection_item, asked, "gaojing")
    yield 90
    stage.run(give_inspection_item, {"inspection": done.id, "n": 1, "given": "抵扣联及入库单复印件一套"}, "fangyuan")
    note = {"year": stage.today.year, "subject": "业务招待费", "kind": "permanent", "booked": "1000", "allowed": "600"}
    stage.run(note_tax_difference, {**note, "basis": "企业所得税法实施条例第四十三条"}, "fangyuan")
    yield 120
    stage.run(close_inspection, {"inspection": done.id, "conclusion": "比对相符,无需调整"}, "gaojing")


def _maker(stage: Stage, month: date) -> None:
    """Earlier rebates are confirmed and settled; the maker's statement names all cars but the last, whose invoice is on its way."""
    mine = stage.actors["fangyuan"]
    for rebate in rows(Rebate, mine).filter(state="accrued").order_by("id"):
        told = {"rebate": rebate.pk, "amount": str(rebate.amount), "paper": f"返利确认{rebate.number}"}
        stage.run(confirm_rebate, told, "fangyuan")
        stage.run(settle_rebate, {"rebate": rebate.pk, "way": "prepaid"}, "fangyuan")
    maker = stage.once(suppliers)[0].pk
    period = rows(Period, mine).get(year=month.year, month=month.month)
    bought = rows(Car, mine).filter(supplier_id=maker, bought_on__gte=period.first_day, bought_on__lte=period.last_day)
    cars = list(bought.order_by("id"))
    lines = [{"kind": "car", "reference": c.invoice_no, "amount": str(c.cost_ex + c.input_vat)} for c in cars]
    if not lines:
        return
    told = {"supplier": maker, "period": period.pk, "lines": lines[:-1] or lines}
    done = stage.run(enter_maker_statement, told, "fangyuan")
    items = rows(MakerStatement, mine).get(pk=done.id or 0).items
    notes = [{"n": n, "note": "厂家单据在途,次月入账"} for n, x in enumerate(items, 1) if x["amount"] != x["ours"]]
    stage.run(sign_maker_statement, {"statement": done.id, "conclusion": "核对完毕", "lines": notes}, "gaojing")


def _bank(stage: Stage, month: date) -> None:
    """The bank tells what moved in the month; all but the last movement, which it books a day later."""
    bank = rows(BankAccount, stage.actors["fangyuan"]).order_by("id")[0]
    last = date(month.year, month.month, monthrange(month.year, month.month)[1])
    lines = Line.objects.filter(
        store=stage.store, account_id=bank.account_id, voucher__state="posted", bank_match=None, voucher__date__lte=last
    )
    told = list(lines.select_related("voucher").order_by("voucher__date", "id"))[:-1]
    if not told:
        return
    head = "交易日期,借方发生额,贷方发生额,对方户名,流水号,摘要"
    said = [
        f"{x.voucher.date},{x.credit or ''},{x.debit or ''},,{x.pk:08d},{x.summary.replace(',', ' ')[:60]}"
        for x in told
    ]
    content = base64.b64encode("\n".join([head, *said]).encode()).decode()
    stage.run(import_statement, {"bank": bank.pk, "name": f"{month:%Y-%m}.csv", "content": content}, "fangyuan")
    done = stage.run(make_reconciliation, {"bank": bank.pk, "day": last}, "fangyuan")
    stage.run(review_reconciliation, {"reconciliation": done.id}, "gaojing")
