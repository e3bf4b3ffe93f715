"""From what was typed to the lines of a claim or of a payment request."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Payable
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.reading.walls import DueDate, PaperDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, RequiredText, ShortText
from chehang.org.models import Employee
from chehang.org.posts import DEPARTMENTS
from chehang.parties.models import Supplier
from chehang.warehouse.models import SupplierInvoice
from chehang.work.heads import Department, departments_of

from ..einvoices.models import EInvoice
from .advances import advance_of
from .kinds import DEDUCTIBLE, NEVER_DEDUCTED, POSTING, Against, Item, Method, PaperKind, PaymentKind
from .models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice

ZERO = Decimal(0)
OPEN = ("submitted", "approved")


class Expense(Command):
    """One expense in yuan with its paper; without an invoice leave number and seller empty."""

    item: Annotated[Item, Field(title="Expense item")]
    amount_ex: Annotated[PositiveMoney, Field(title="Amount without VAT")]
    tax: Annotated[NonNegativeMoney, Field(title="VAT")] = ZERO
    text: Annotated[ShortText, Field(title="What for")] = ""
    paper: Annotated[PaperKind, Field(title="Kind of paper")] = PaperKind.ORDINARY
    invoice: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{0,40}$", title="Invoice number")] = ""
    seller: Annotated[ShortText, Field(title="Seller")] = ""
    invoice_date: Annotated[PaperDate | None, Field(title="Invoice date")] = None
    project: Annotated[ShortText, Field(max_length=40, title="Project")] = ""


class ClaimContent(Command):
    """What a claim says. ``offset`` is set off against the claimant's advance."""

    purpose: Annotated[RequiredText, Field(title="Purpose")]
    lines: Annotated[list[Expense], Field(min_length=1, max_length=100)]
    offset: Annotated[NonNegativeMoney, Field(title="Set off against the advance")] = ZERO


class PaidAgainst(Command):
    """A part of the sum and what it is paid against."""

    against: Annotated[Against, Field(title="Against")] = Against.PAYABLE
    amount: PositiveMoney
    payable: Annotated[Id, Ref("billing.Payable"), Field(title="Supplier's invoice")] | None = None


class PaymentContent(Command):
    """What a payment request says."""

    kind: PaymentKind = PaymentKind.PAYABLES
    purpose: Annotated[RequiredText, Field(title="Purpose")]
    due: DueDate
    lines: Annotated[list[PaidAgainst], Field(min_length=1, max_length=200)]
    method: Annotated[Method, Field(title="Paid by")] = Method.TRANSFER
    supplier: Annotated[Id, Ref("parties.Supplier")] | None = None
    employee: Annotated[Id, Ref("org.Employee"), Field(title="Colleague")] | None = None
    payee: Annotated[Id, Ref("finance.Payee"), Field(title="Payee account")] | None = None
    department: Department | None = None


def home(ctx: Context) -> str:
    """The department that bears it: the actor's, the first by the house's order where he serves several."""
    mine = departments_of(ctx.actor.posts)
    return next((d for d in DEPARTMENTS if d in mine), "management")


def write_claim_lines(ctx: Context, claim: Claim, cmd: ClaimContent) -> None:
    """The lines with their invoices. Refused for an invoice that was handed in before, a line with half an invoice, too much set off."""
    total = sum((x.amount_ex + x.tax for x in cmd.lines), ZERO)
    left = advance_of(ctx.store_id, claim.claimant_id)
    if cmd.offset > min(total, left):
        raise Refused(
            "claim.offset",
            _("Only %(most)s can be set off: the advance is %(left)s and the claim %(total)s."),
            field="offset",
            most=f"{min(total, left):,.2f}",
            left=f"{left:,.2f}",
            total=f"{total:,.2f}",
        )
    for n, typed in enumerate(cmd.lines):
        ClaimLine.objects.create(
            store_id=ctx.store_id,
            claim=claim,
            n=n + 1,
            item=typed.item,
            text=typed.text,
            amount_ex=typed.amount_ex,
            tax=typed.tax,
            project=typed.project,
            invoice=_invoice(ctx, claim, typed, n),
        )
    claim.amount, claim.offset, claim.purpose = total, cmd.offset, cmd.purpose


def _invoice(ctx: Context, claim: Claim, typed: Expense, n: int) -> ReceivedInvoice | None:
    if not typed.invoice:
        if typed.tax:
            raise Refused(
                "claim.tax_without_invoice",
                _("Line %(n)s: VAT needs its invoice."),
                field=f"lines.{n}.invoice",
                n=n + 1,
            )
        return None
    if not typed.seller or typed.invoice_date is None:
        raise Refused(
            "claim.half_an_invoice",
            _("Line %(n)s: please enter seller and date of the invoice."),
            field=f"lines.{n}.seller",
            n=n + 1,
        )
    _require_new(ctx, typed, n)
    _require_sound(ctx, typed, n)
    deductible = typed.tax > 0 and typed.paper in DEDUCTIBLE and typed.item not in NEVER_DEDUCTED
    return ReceivedInvoice.objects.create(
        store_id=ctx.store_id,
        kind=typed.paper,
        number=typed.invoice,
        seller=typed.seller,
        date=typed.invoice_date,
        amount_ex=typed.amount_ex,
        tax=typed.tax,
        deductible=deductible,
        document="finance.claim",
        object_id=claim.pk,
    )


def _require_sound(ctx: Context, typed: Expense, n: int) -> None:
    """Where the invoice's own file was read, it must be sound and say the same."""
    files = EInvoice.objects.filter(store_id=ctx.store_id, number=typed.invoice).order_by("-sound", "-id")
    there = files.first()
    if there is None:
        return
    if not there.sound:
        raise Refused(
            "einvoice.tampered",
            _(
                "Line %(n)s: the file of invoice %(number)s does not fit and nothing is paid on it. Ask the finance manager."
            ),
            field=f"lines.{n}.invoice",
            n=n + 1,
            number=typed.invoice,
        )
    if (there.amount_ex, there.tax) != (typed.amount_ex, typed.tax):
        raise Refused(
            "einvoice.differs",
            _("Line %(n)s: the file of invoice %(number)s says %(ex)s and %(tax)s of VAT."),
            field=f"lines.{n}.amount_ex",
            n=n + 1,
            number=typed.invoice,
            ex=f"{there.amount_ex:,.2f}",
            tax=f"{there.tax:,.2f}",
        )


def _require_new(ctx: Context, typed: Expense, n: int) -> None:
    """The same number of the same seller is taken once, here and among the suppliers' invoices."""
    known = ReceivedInvoice.objects.filter(
        store_id=ctx.store_id, number=typed.invoice, seller=typed.seller, void=False
    ).first()
    where = ""
    if known is not None:
        claim = Claim.objects.filter(pk=known.object_id).first() if known.document == "finance.claim" else None
        where = f"{claim} {claim.claimant.name}" if claim else str(known)
    else:
        theirs = SupplierInvoice.objects.filter(
            store_id=ctx.store_id, number=typed.invoice, supplier__name=typed.seller
        ).first()
        where = str(theirs) if theirs else ""
    if where:
        raise Conflict(
            "invoice.known",
            _("Line %(n)s: invoice %(number)s of %(seller)s has been handed in already (%(where)s)."),
            field=f"lines.{n}.invoice",
            n=n + 1,
            number=typed.invoice,
            seller=typed.seller,
            where=where,
        )


def drop_claim_lines(ctx: Context, claim: Claim) -> None:
    """Take a draft's lines away; their invoices are free again."""
    papers = list(claim.lines.exclude(invoice=None).values_list("invoice_id", flat=True))
    claim.lines.all().delete()
    ReceivedInvoice.objects.filter(pk__in=papers, booked_on=None).delete()


def payment_head(ctx: Context, cmd: PaymentContent) -> dict[str, object]:
    """The head of a request. Refused when what its kind needs is missing."""
    supplier = access.get(Supplier, cmd.supplier, ctx) if cmd.supplier else None
    employee = access.get(Employee, cmd.employee, ctx) if cmd.employee else None
    payee = access.get(Payee, cmd.payee, ctx) if cmd.payee else None
    if cmd.kind in (PaymentKind.PAYABLES, PaymentKind.PREPAYMENT, PaymentKind.VEHICLES) and supplier is None:
        raise Refused("payment.supplier", _("Please name the supplier who is paid."), field="supplier")
    if cmd.kind == PaymentKind.ADVANCE and employee is None:
        raise Refused("payment.employee", _("Please name the colleague who gets the advance."), field="employee")
    if payee is not None and supplier is not None and payee.supplier_id not in (None, supplier.pk):
        raise Refused("payment.other_payee", _("This account belongs to another supplier."), field="payee")
    if cmd.method == Method.TRANSFER and payee is None:
        raise Refused("payment.payee", _("A transfer needs the payee's account. Register it first."), field="payee")
    return {
        "kind": cmd.kind,
        "department": cmd.department or home(ctx),
        "supplier": supplier,
        "employee": employee,
        "payee": payee,
        "purpose": cmd.purpose,
        "due": cmd.due,
        "method": cmd.method,
        "amount": sum((x.amount for x in cmd.lines), ZERO),
    }


def write_payment_lines(ctx: Context, payment: Payment, cmd: PaymentContent) -> None:
    """The lines. Refused for what its kind is not for, an invoice of another supplier, more than is still owed."""
    _event, legs = POSTING[payment.kind]
    for n, typed in enumerate(cmd.lines):
        if typed.against not in legs:
            raise Refused(
                "payment.against",
                _("Line %(n)s: a request of this kind is not paid against that."),
                field=f"lines.{n}.against",
                n=n + 1,
            )
        payable = _payable(ctx, payment, typed, n)
        PaymentLine.objects.create(
            store_id=ctx.store_id, payment=payment, n=n + 1, against=typed.against, payable=payable, amount=typed.amount
        )


def _payable(ctx: Context, payment: Payment, typed: PaidAgainst, n: int) -> Payable | None:
    if typed.against != Against.PAYABLE:
        return None
    field = f"lines.{n}.payable"
    if typed.payable is None:
        raise Refused(
            "payment.no_invoice", _("Line %(n)s: please choose the supplier's invoice."), field=field, n=n + 1
        )
    payable = (
        Payable.objects.filter(store_id=ctx.store_id, pk=typed.payable, supplier_id=payment.supplier_id or 0)
        .select_for_update()
        .first()
    )
    if payable is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), field=field, what=Payable._meta.verbose_name)
    asked = asked_for(payable, besides=payment.pk)
    if typed.amount > payable.rest - asked:
        raise Refused(
            "payment.more_than_owed",
            _("Line %(n)s: of %(number)s only %(rest)s is owed, and %(asked)s is asked for already."),
            field=f"lines.{n}.amount",
            n=n + 1,
            number=payable.paper_number,
            rest=f"{payable.rest:,.2f}",
            asked=f"{asked:,.2f}",
        )
    return payable


def asked_for(payable: Payable, besides: int) -> Decimal:
    """What other requests under way want to pay of an invoice."""
    others = PaymentLine.objects.filter(payable=payable, payment__state__in=OPEN).exclude(payment_id=besides)
    return others.aggregate(sum=Sum("amount"))["sum"] or ZERO


def summary(row: Claim | Payment, day: date | None = None) -> dict[str, str]:
    """What the journal keeps of a draft."""
    return {"purpose": row.purpose, "amount": str(row.amount), "lines": str(row.lines.count())}
