"""Writing vouchers by hand: the lines of a command become lines of the book, or a refusal that names the line."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.errors import NotFound, Refused
from chehang.core.offers import offers
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command, Id, Money, Offers, Reason, Ref, RequiredText, ShortText
from chehang.ledger.models import Account, Line, Voucher
from chehang.ledger.models.vouchers import MANUAL
from chehang.ledger.services.book import check_balanced

ZERO = Decimal(0)
PARTNERS = {"customer": "parties.Customer", "supplier": "parties.Supplier", "employee": "org.Employee"}


HALF_A_YEAR, LAST, MOST = timedelta(days=183), 300, 60


@offers("finance.summaries")
def summaries(actor: Actor) -> list[str]:
    """The 摘要 of the store's last vouchers by hand, the most used first: a library that nobody has to keep."""
    if not actor.may("finance.see_vouchers"):
        return []
    book = access.rows(Voucher, actor).order_by("-date")
    newest = book.values_list("date", flat=True).first()
    if newest is None:
        return []
    last = list(book.filter(event=MANUAL, date__gt=newest - HALF_A_YEAR).values_list("pk", "summary")[:LAST])
    lines = Line.objects.filter(store_id=actor.store_id, voucher_id__in=[pk for pk, _summary in last])
    used = Counter([*(summary for _pk, summary in last), *lines.values_list("summary", flat=True)])
    return [text for text, _times in used.most_common(MOST) if text]


class VoucherLine(Command):
    """A line: an amount on one side; negative (red) where a correction needs it. At most one partner."""

    account_id: Annotated[Id, Ref("ledger.Account")]
    summary: Annotated[ShortText, Offers("finance.summaries")] = ""
    debit: Money | None = None
    credit: Money | None = None
    department: Literal["", "management", "parts", "sales", "service", "people", "finance", "marketing", "care"] = ""
    project: Annotated[ShortText, Field(max_length=40, title="Project")] = ""
    customer_id: Annotated[Id, Ref("parties.Customer")] | None = None
    supplier_id: Annotated[Id, Ref("parties.Supplier")] | None = None
    employee_id: Annotated[Id, Ref("org.Employee")] | None = None

    def partners(self) -> list[tuple[str, int]]:
        """The partners named: none or one, more are refused."""
        named = {"customer": self.customer_id, "supplier": self.supplier_id, "employee": self.employee_id}
        return [(kind, pk) for kind, pk in named.items() if pk]


class VoucherText(Command):
    """What a voucher written by hand says."""

    date: BookDate
    summary: Annotated[RequiredText, Offers("finance.summaries")]
    reason: Reason
    attachments: Annotated[int, Field(ge=0, le=999)] = 0
    lines: Annotated[tuple[VoucherLine, ...], Field(min_length=2, max_length=200)]


def lines_from(ctx: Context, cmd: VoucherText, voucher: Voucher) -> list[Line]:
    """The checked lines: known active leaf accounts that vouchers by hand may touch, one side each, balanced."""
    accounts = {
        a.pk: a for a in Account.objects.filter(store_id=ctx.store_id, pk__in={line.account_id for line in cmd.lines})
    }
    for n, line in enumerate(cmd.lines):
        _check_account(accounts.get(line.account_id), n)
        _check_sides(line, n)
        _check_partner(ctx, line, n)
        _check_dimensions(accounts[line.account_id], line, n)
    lines = [_line(ctx, n, line, cmd.summary) for n, line in enumerate(cmd.lines, 1)]
    check_balanced(lines)
    return lines


def _line(ctx: Context, n: int, line: VoucherLine, summary: str) -> Line:
    kind, partner = (line.partners() or [("", 0)])[0]
    return Line(
        store_id=ctx.store_id,
        n=n,
        account_id=line.account_id,
        summary=line.summary or summary,
        debit=line.debit or ZERO,
        credit=line.credit or ZERO,
        department=line.department,
        project=line.project,
        partner_kind=kind,
        partner_id=partner,
    )


def _check_account(account: Account | None, n: int) -> None:
    field = f"lines.{n}.account_id"
    if account is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), field=field, what=Account._meta.verbose_name)
    if not account.leaf or not account.active:
        raise Refused(
            "account.not_posted_to",
            _("Line %(n)s: %(account)s is not posted to. Please choose an account below it."),
            field=field,
            n=n + 1,
            account=str(account),
        )
    if account.controlled:
        raise Refused(
            "account.controlled",
            _("Line %(n)s: %(account)s follows its documents and takes no voucher by hand. Please enter the document."),
            field=field,
            n=n + 1,
            account=str(account),
        )


def _check_sides(line: VoucherLine, n: int) -> None:
    if bool(line.debit) == bool(line.credit):
        raise Refused(
            "voucher.one_side",
            _("Line %(n)s: please enter an amount on exactly one side."),
            field=f"lines.{n}.debit",
            n=n + 1,
        )


DIMENSIONS = {"department": _("department"), "employee_id": _("employee"), "supplier_id": _("supplier")}
# Which accounts say nothing without naming whom, or whose spending, a line is about.
WHOSE = (
    ("6601", "department"),
    ("6602", "department"),
    ("1221.03", "employee_id"),
    ("1123", "supplier_id"),
)


def _check_dimensions(account: Account, line: VoucherLine, n: int) -> None:
    """What a line of this account must name, so that its ledgers by department and partner are whole."""
    for code, name in WHOSE:
        if account.code.startswith(code) and not getattr(line, name):
            raise Refused(
                "voucher.dimension",
                _("Line %(n)s: %(account)s is kept by %(what)s. Please name it."),
                field=f"lines.{n}.{name}",
                n=n + 1,
                account=str(account),
                what=DIMENSIONS[name],
            )


def _check_partner(ctx: Context, line: VoucherLine, n: int) -> None:
    named = line.partners()
    if len(named) > 1:
        raise Refused(
            "voucher.partner", _("Line %(n)s: please name one partner only."), field=f"lines.{n}.supplier_id", n=n + 1
        )
    for kind, pk in named:
        model = apps.get_model(PARTNERS[kind])
        if not model._default_manager.filter(store_id=ctx.store_id, pk=pk).exists():
            raise NotFound(
                "not_found",
                _("There is no such %(what)s here."),
                field=f"lines.{n}.{kind}_id",
                what=model._meta.verbose_name,
            )
