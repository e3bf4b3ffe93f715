"""Writing vouchers by hand: the lines of a command become lines of the book, or a refusal that names the line."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.types import Command, Id, Money, Reason, Ref, RequiredText, ShortText
from chehang.ledger.models import Account, Line, Voucher
from chehang.ledger.services.book import check_balanced
from chehang.org.posts import DEPARTMENTS

PARTNERS = {"customer": "parties.Customer", "supplier": "parties.Supplier", "employee": "org.Employee"}


class VoucherLine(Command):
    """A line: an amount on one side; negative (red) where a correction needs it."""

    account_id: Annotated[Id, Ref("ledger.Account")]
    summary: ShortText = ""
    debit: Money = Decimal(0)
    credit: Money = Decimal(0)
    department: ShortText = ""
    partner_kind: Literal["", "customer", "supplier", "employee"] = ""
    partner_id: Annotated[int, Field(ge=0, lt=2**63)] = 0


class VoucherText(Command):
    """What a voucher written by hand says."""

    date: date
    summary: RequiredText
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
        _check_dimensions(ctx, line, n)
    lines = [
        Line(
            store_id=ctx.store_id,
            n=n,
            account_id=line.account_id,
            summary=line.summary or cmd.summary,
            debit=line.debit,
            credit=line.credit,
            department=line.department,
            partner_kind=line.partner_kind,
            partner_id=line.partner_id,
        )
        for n, line in enumerate(cmd.lines, 1)
    ]
    check_balanced(lines)
    return lines


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


def _check_dimensions(ctx: Context, line: VoucherLine, n: int) -> None:
    if line.department and line.department not in DEPARTMENTS:
        raise Refused(
            "voucher.department", _("Line %(n)s: unknown department."), field=f"lines.{n}.department", n=n + 1
        )
    if bool(line.partner_kind) != bool(line.partner_id):
        raise Refused(
            "voucher.partner", _("Line %(n)s: please name the partner."), field=f"lines.{n}.partner_id", n=n + 1
        )
    if line.partner_kind:
        model = apps.get_model(PARTNERS[line.partner_kind])
        if not model._default_manager.filter(store_id=ctx.store_id, pk=line.partner_id).exists():
            raise NotFound(
                "not_found",
                _("There is no such %(what)s here."),
                field=f"lines.{n}.partner_id",
                what=model._meta.verbose_name,
            )
