"""What suppliers are owed at the opening: one payable for each of their papers."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing.opening import carry_payable
from chehang.core.context import Context
from chehang.core.reading import names, papers
from chehang.core.sources import Source
from chehang.ledger.models import RoleAccount
from chehang.ledger.services import Carried, carry_over
from chehang.parties.models import Supplier

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .receivables import ROWS
from .words import Amount, text

ZERO = Decimal(0)


class PayableRow(Row):
    """An open invoice of a supplier and what is still owed of it, with VAT."""

    supplier: text(100, least=1)  # type: ignore[valid-type]
    paper: text(40, least=1)  # type: ignore[valid-type]
    amount: Amount
    dated: date
    due: date | None = None


def compare(look: Look) -> None:
    """A paper of a supplier once."""
    there = Supplier.objects.filter(store_id=look.store_id, active=True)
    known = {names.folded(name): pk for pk, name in there.values_list("pk", "name")}
    keyed, who = [], {}
    for n, row in look.rows:
        found = known.get(names.folded(row.supplier))
        if found is None:
            look.error(n, "supplier", _("there is no supplier of this name; enter the suppliers first"), row.supplier)
            continue
        if row.dated > look.day:
            look.error(n, "dated", _("later than the opening day"), row.dated)
        who[n] = found
        keyed.append((n, row, key_of("payable", found, papers.folded(row.paper))))
    for one in look.once(keyed, "paper"):
        one.data, one.amount = who[one.row_no], -one.row.amount
        look.new.append(one)
    good = [one.row.amount for one in look.new if one.row_no not in look.bad]
    look.figures.append((str(_("Owed to suppliers")), sum(good, ZERO)))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """A payable for each row, and one voucher of all."""
    suppliers = Supplier.objects.in_bulk({one.data for one in look.new})
    for one in look.new:
        payable = carry_payable(
            ctx,
            suppliers[one.data],
            source=Source("movein.row", file.pk * ROWS + one.row_no),
            number=one.row.paper,
            amount=one.row.amount,
            dated=one.row.dated,
            due=one.row.due,
            text=file.name,
        )
        one.target = payable.pk
    account = RoleAccount.objects.get(store_id=ctx.store_id, role="payable_invoiced").account_id
    carried = [Carried(account, one.amount, ("supplier", one.data), one.row.paper) for one in look.new]
    carry_over(
        ctx, carried, event="opening_balance", source=Source("movein.file", file.pk), on=look.day, summary=file.name
    )


SHEET = Sheet(
    "payables",
    _("Each unpaid invoice of a supplier with what is still owed, VAT included."),
    PayableRow,
    {
        "supplier": ("供应商", "供应商名称", "单位名称", "往来单位"),
        "paper": ("发票号", "单据号", "单号", "入库单号"),
        "dated": ("开票日期", "单据日期", "日期"),
        "due": ("到期日", "到期日期", "应付日期"),
        "amount": ("未付金额", "应付余额", "余额", "金额", "欠款"),
    },
    compare,
    enter,
    (
        {"supplier": "泓川汽车销售有限公司", "paper": "26332000000012345678", "dated": "2026-10-20", "due": "2026-11-19", "amount": Decimal("86540.00")},
    ),
    ("finance_manager", "accountant"),
    codes=("paper",),
    needs=("suppliers",),
    books=True,
)  # fmt: skip
