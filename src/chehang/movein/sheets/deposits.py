"""Deposits that customers had paid to the old house: each a debt to its customer until it pays a bill here or goes back."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.opening import carry_deposit
from chehang.core.context import Context
from chehang.core.reading import papers
from chehang.core.sources import Source
from chehang.ledger.services import Carried, carry_over
from chehang.ledger.services.roles import accounts_of_roles

from ..models import OpeningFile
from .base import Look, Row, Sheet, before_balances, key_of
from .customers import Finder
from .words import Amount, one_of, text

KINDS = {"购车": "car", "配件": "parts"}
EARNEST = {"定金": "earnest", "订金": "advance"}
ROLES = {"car": "car_deposit", "parts": "parts_deposit"}
ZERO = Decimal(0)


class DepositRow(Row):
    """A receipt of the old house and what of it is still held. 定金 binds both sides (民法典 art. 587), 订金 does not."""

    paper: text(24, least=1)  # type: ignore[valid-type]
    kind: Annotated[str, one_of(KINDS)]
    amount: Amount
    customer_code: text(40) = ""  # type: ignore[valid-type]
    customer: text(100) = ""  # type: ignore[valid-type]
    mobile: Annotated[str, Field(max_length=20)] = ""
    earnest: Annotated[str, one_of(EARNEST)] = "advance"
    taken_on: date | None = None
    for_what: text(100) = ""  # type: ignore[valid-type]


def compare(look: Look) -> None:
    """A receipt of a customer once."""
    finder = Finder(look, [row.customer_code for _n, row in look.rows])
    keyed, who = [], {}
    for n, row in look.rows:
        found = finder.find(row.customer_code, row.customer, row.mobile)
        if isinstance(found, str):
            name = "customer_code" if row.customer_code else "customer"
            look.error(n, name, found, row.customer_code or row.customer)
            continue
        if row.taken_on and row.taken_on > look.day:
            look.error(n, "taken_on", _("later than the opening day"), row.taken_on)
        who[n] = found
        keyed.append((n, row, key_of("deposit", found, row.kind, papers.folded(row.paper))))
    for one in look.once(keyed, "paper"):
        one.data, one.amount = who[one.row_no], -one.row.amount
        look.new.append(one)
    before_balances(look, ROLES.values())
    good = [one for one in look.new if one.row_no not in look.bad]
    for word, kind in KINDS.items():
        if some := [one.row.amount for one in good if one.row.kind == kind]:
            look.figures.append((word, sum(some, ZERO)))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """A held deposit for each row, and one voucher of all."""
    for one in look.new:
        row = one.row
        one.target = carry_deposit(
            ctx, one.data, kind=row.kind, number=row.paper, amount=row.amount, taken_on=row.taken_on or look.day,
            earnest=row.earnest == "earnest", for_what=row.for_what,
        ).pk  # fmt: skip
    accounts = accounts_of_roles(ctx)
    carried = [
        Carried(accounts[ROLES[one.row.kind]], one.amount, ("customer", one.data), one.row.paper) for one in look.new
    ]
    carry_over(
        ctx, carried, event="opening_balance", source=Source("movein.file", file.pk), on=look.day, summary=file.name
    )


SHEET = Sheet(
    "deposits",
    _("Each receipt of a deposit still held, for a car or for parts. It pays the customer's receivable here later, or goes back."),
    DepositRow,
    {
        "customer_code": ("客户编号", "客户号", "编号", "单位编号"),
        "customer": ("客户名称", "客户", "姓名", "往来单位"),
        "mobile": ("手机", "手机号"),
        "kind": ("类别", "业务类别", "用途"),
        "earnest": ("性质", "定金/订金"),
        "paper": ("收据号", "单据号", "收款单号", "单号"),
        "taken_on": ("收款日期", "日期", "单据日期"),
        "amount": ("未用金额", "余额", "金额", "定金余额"),
        "for_what": ("车型/配件", "摘要", "备注"),
    },
    compare,
    enter,
    (
        {"customer_code": "C000123", "customer": "王建国", "kind": "购车", "earnest": "定金", "paper": "SJ20261018-02", "taken_on": "2026-10-18", "amount": Decimal("5000.00"), "for_what": "泓川 H5 2.0T 尊享"},
        {"customer_code": "C000124", "customer": "宁波东方汽修有限公司", "kind": "配件", "earnest": "订金", "paper": "SJ20261022-05", "taken_on": "2026-10-22", "amount": Decimal("1200.00"), "for_what": "H3A 941 005 C"},
    ),
    ("finance_manager", "accountant"),
    codes=("customer_code", "mobile", "paper"),
    choices={"kind": tuple(KINDS), "earnest": tuple(EARNEST)},
    needs=("customers",),
    books=True,
    personal=True,
)  # fmt: skip
