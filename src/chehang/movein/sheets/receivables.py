"""What customers, insurers, lenders, outlets and the maker owe at the opening: one open bill for each paper."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.opening import carry_bill
from chehang.core.context import Context
from chehang.core.reading import papers
from chehang.core.sources import Source
from chehang.ledger.models import RoleAccount
from chehang.ledger.services import Carried, carry_over
from chehang.parties.models import Customer

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .customers import Finder
from .words import Amount, one_of, text

CLAIMS = {"客户": "customer", "按揭放款": "loan", "厂家索赔": "maker", "保险公司": "insurer", "二级网点": "outlet"}
ROLES = {
    "customer": "receivable_customer", "loan": "receivable_loan", "maker": "receivable_warranty",
    "insurer": "receivable_insurer", "outlet": "receivable_outlet",
}  # fmt: skip
ZERO = Decimal(0)
ROWS = 1_000_000  # more than the rows of any file: file × ROWS + row names a row


class ReceivableRow(Row):
    """An open paper and what is still to pay of it, with VAT."""

    paper: text(24, least=1)  # type: ignore[valid-type]
    amount: Amount
    customer_code: text(40) = ""  # type: ignore[valid-type]
    customer: text(100) = ""  # type: ignore[valid-type]
    mobile: Annotated[str, Field(max_length=20)] = ""
    claim: Annotated[str, one_of(CLAIMS)] = "customer"
    dated: date | None = None
    due: date | None = None


def compare(look: Look) -> None:
    """A paper of a customer once."""
    finder = Finder(look, [row.customer_code for _n, row in look.rows])
    keyed, who = [], {}
    for n, row in look.rows:
        found = finder.find(row.customer_code, row.customer, row.mobile)
        if isinstance(found, str):
            look.error(
                n, "customer_code" if row.customer_code else "customer", found, row.customer_code or row.customer
            )
            continue
        if row.dated and row.dated > look.day:
            look.error(n, "dated", _("later than the opening day"), row.dated)
        who[n] = found
        keyed.append((n, row, key_of("receivable", found, row.claim, papers.folded(row.paper))))
    for one in look.once(keyed, "paper"):
        one.data, one.amount = who[one.row_no], one.row.amount
        look.new.append(one)
    good = [one for one in look.new if one.row_no not in look.bad]
    for word, claim in CLAIMS.items():
        if some := [one.amount for one in good if one.row.claim == claim]:
            look.figures.append((word, sum(some, ZERO)))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """An open bill for each row, and one voucher of all."""
    customers = Customer.objects.in_bulk({one.data for one in look.new})
    for one in look.new:
        customer = customers[one.data]
        due = one.row.due or (one.row.dated or look.day) + timedelta(days=customer.payment_days)
        bill = carry_bill(
            ctx,
            customer,
            claim=one.row.claim,
            source=Source("movein.row", file.pk * ROWS + one.row_no),
            part="",
            number=one.row.paper,
            amount=one.amount,
            on=look.day,
            due=due,
        )
        one.target = bill.pk
    accounts = dict(RoleAccount.objects.filter(store_id=ctx.store_id).values_list("role", "account_id"))
    carried = [
        Carried(accounts[ROLES[one.row.claim]], one.amount, ("customer", one.data), one.row.paper) for one in look.new
    ]
    carry_over(
        ctx, carried, event="opening_balance", source=Source("movein.file", file.pk), on=look.day, summary=file.name
    )


SHEET = Sheet(
    "receivables",
    _("Each unpaid paper with what is still to pay, VAT included. They wait as receivables on account."),
    ReceivableRow,
    {
        "customer_code": ("客户编号", "客户号", "编号", "单位编号"),
        "customer": ("客户名称", "客户", "单位名称", "往来单位"),
        "mobile": ("手机", "手机号"),
        "claim": ("应收类别", "类别", "类型"),
        "paper": ("单据号", "发票号", "结算单号", "单号"),
        "dated": ("单据日期", "日期", "开票日期"),
        "due": ("到期日", "到期日期", "应收日期"),
        "amount": ("未收金额", "应收余额", "余额", "金额", "欠款"),
    },
    compare,
    enter,
    (
        {"customer_code": "C000124", "customer": "宁波东方汽修有限公司", "claim": "客户", "paper": "JS20261015-03", "dated": "2026-10-15", "due": "2026-11-14", "amount": Decimal("3860.00")},
    ),
    ("finance_manager", "accountant"),
    codes=("customer_code", "mobile", "paper"),
    choices={"claim": tuple(CLAIMS)},
    needs=("customers",),
    books=True,
    personal=True,
)  # fmt: skip
