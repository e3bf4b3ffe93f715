"""Certify received invoices for deduction (勾选认证)."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import ReceivedInvoice
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, post

ZERO = Decimal(0)


class Chosen(Command):
    """One invoice."""

    invoice: Annotated[Id, Ref("finance.ReceivedInvoice"), Field(title="Invoice")]


class CertifyInvoices(Command):
    """The month whose return they belong to, and the invoices; without any: all that wait."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    invoices: tuple[Chosen, ...] = ()


@operation("finance.certify_invoices", title=_("Certify invoices"), posts=("accountant", "finance_manager"))
def certify_invoices(cmd: CertifyInvoices, ctx: Context) -> Done:
    """Deduct their VAT in that month: from what waits to be certified to input VAT. Refused for what is not deductible, not booked or certified already."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    rows = ReceivedInvoice.objects.filter(
        store_id=ctx.store_id, deductible=True, booked_on__isnull=False, certified_in=None, void=False
    )
    if cmd.invoices:
        rows = rows.filter(pk__in=[x.invoice for x in cmd.invoices])
    found = list(rows.select_for_update().order_by("id"))
    if len(found) < len(cmd.invoices) or not found:
        raise Refused(
            "vat.nothing_to_certify",
            _("Only booked, deductible invoices that are not certified yet can be chosen."),
            field="invoices",
        )
    tax = sum((x.tax for x in found), ZERO)
    mine = {
        "store_id": ctx.store_id,
        "event": "input_vat_verified",
        "document": "ledger.period",
        "object_id": period.pk,
    }
    times = Voucher.objects.filter(**mine).count()
    post(
        ctx, "input_vat_verified", document="ledger.period", object_id=period.pk, part=str(times + 1),
        date=min(ctx.today, period.last_day), legs=[Leg("input_vat", tax), Leg("input_vat_pending", tax)],
        summary=f"认证抵扣 {len(found)} 张",
    )  # fmt: skip
    ReceivedInvoice.objects.filter(pk__in=[x.pk for x in found]).update(certified_in=period)
    ctx.changed(period, None, {"certified": len(found), "tax": str(tax)})
    return Done(id=period.pk, count=len(found), tax=str(tax))
