"""Certify received invoices for deduction (勾选认证)."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import CertifiedPurchase, ReceivedInvoice
from chehang.finance.vat.entries import waiting
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, post

ZERO = Decimal(0)


class Chosen(Command):
    """One invoice."""

    invoice: Annotated[Id, Ref("finance.ReceivedInvoice"), Field(title="Invoice")]


class ChosenPurchase(Command):
    """The voucher that booked a supplier's paper."""

    voucher: Annotated[Id, Ref("ledger.Voucher"), Field(title="Voucher")]


class CertifyInvoices(Command):
    """The month whose return they belong to, the invoices of claims and the purchases; without any: all that wait."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    invoices: tuple[Chosen, ...] = ()
    purchases: Annotated[tuple[ChosenPurchase, ...], Field(title="Purchases")] = ()


@operation("finance.certify_invoices", title=_("Certify invoices"), posts=("accountant", "finance_manager"))
def certify_invoices(cmd: CertifyInvoices, ctx: Context) -> Done:
    """Deduct their VAT in that month: from what waits to be certified to input VAT. Refused for what is not deductible, not booked or certified already."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    rows = ReceivedInvoice.objects.filter(
        store_id=ctx.store_id, deductible=True, booked_on__isnull=False, certified_in=None, void=False
    )
    bought = waiting(ctx, period.last_day)
    if cmd.invoices or cmd.purchases:
        rows = rows.filter(pk__in=[x.invoice for x in cmd.invoices])
        bought = [(v, tax) for v, tax in bought if v.pk in {x.voucher for x in cmd.purchases}]
    found = list(rows.select_for_update().order_by("id"))
    if len(found) < len(cmd.invoices) or len(bought) < len(cmd.purchases) or not (found or bought):
        raise Refused(
            "vat.nothing_to_certify",
            _("Only booked, deductible invoices that are not certified yet can be chosen."),
            field="invoices",
        )
    tax = sum((x.tax for x in found), ZERO) + sum((tax for _voucher, tax in bought), ZERO)
    count = len(found) + len(bought)
    mine = {
        "store_id": ctx.store_id,
        "event": "input_vat_verified",
        "document": "ledger.period",
        "object_id": period.pk,
    }
    times = Voucher.objects.filter(**mine).count()
    post(
        ctx,
        "input_vat_verified",
        source=Source("ledger.period", period.pk),
        part=str(times + 1),
        date=min(ctx.today, period.last_day),
        legs=[Leg("input_vat", tax), Leg("input_vat_pending", tax)],
        summary=f"认证抵扣 {count} 张",
    )
    ReceivedInvoice.objects.filter(pk__in=[x.pk for x in found]).update(certified_in=period)
    CertifiedPurchase.objects.bulk_create(
        CertifiedPurchase(store_id=ctx.store_id, voucher=v, period=period, tax=x) for v, x in bought
    )
    ctx.changed(period, None, {"certified": count, "tax": str(tax)})
    return Done(id=period.pk, count=count, tax=str(tax))
