"""The exceptions of a month, and the books as a visiting auditor reads them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Line, Voucher

from ..discipline.finding import exceptions, summary
from ..models import ExceptionReport, Inspection
from .asking import number
from .closing import month_of

SHOWN = 300


@page("finance.open_exceptions")
def exceptional(request: HttpRequest) -> HttpResponse:
    """What was out of the ordinary in a month; the finance manager signs it."""
    actor = actor_of(request)
    months, period = month_of(request, actor.store_id, "month")
    found = exceptions(actor, period) if period else []
    signed = access.rows(ExceptionReport, actor).filter(period=period).order_by("-id").first() if period else None
    today = clock_of(request).today()
    context = {
        "months": months,
        "period": period,
        "rows": found,
        "summary": summary(found),
        "signed": signed,
        "over": period is not None and period.last_day < today,
    }
    return render(request, "finance/exceptions.html", context)


def _mine(actor: Actor) -> QuerySet[Inspection]:
    """The inspections whose books the actor may read: an auditor the own ones, finance all; only while they run."""
    return access.rows(Inspection, actor).filter(state="open").order_by("-id")


@page("finance.open_audit_books")
def audit(request: HttpRequest) -> HttpResponse:
    """Vouchers of the inspected days, each with its lines; nothing outside of them."""
    actor = actor_of(request)
    mine = list(_mine(actor)[:50])
    chosen = number(request, "inspection")
    inspection = next((i for i in mine if i.pk == chosen), mine[0] if mine else None)
    context: dict[str, Any] = {"inspections": mine, "inspection": inspection, "words": request.GET.get("q", "")[:40]}
    if inspection is not None:
        span = {"state": "posted", "date__gte": inspection.since, "date__lte": inspection.until}
        vouchers = access.rows(Voucher, actor).filter(**span).order_by("date", "number")
        if context["words"]:
            vouchers = vouchers.filter(summary__icontains=context["words"])
        if "export" in request.GET:
            return _sheet(actor, inspection)
        opened = vouchers.filter(pk=number(request, "voucher")).first()
        context |= {"rows": vouchers.select_related("period")[:SHOWN], "count": vouchers.count(), "opened": opened}
        if opened:
            context["lines"] = opened.lines.select_related("account").order_by("n")
    return render(request, "finance/audit.html", context)


def _sheet(actor: Actor, inspection: Inspection) -> HttpResponse:
    """Every line of the inspected days, with its source."""
    sheets = [
        Sheet("date", _("Date"), "date"), Sheet("voucher", _("Voucher"), "text"), Sheet("code", _("Code"), "text"), Sheet("account", _("Ledger account"), "text"),
        Sheet("summary", _("Summary"), "text"), Sheet("debit", _("Debit"), "money"), Sheet("credit", _("Credit"), "money"),
        Sheet("maker", _("Made by"), "text"), Sheet("reviewer", _("Reviewed by"), "text"), Sheet("source", _("Source"), "text"),
    ]  # fmt: skip
    lines = access.rows(Line, actor).filter(
        voucher__state="posted", voucher__date__gte=inspection.since, voucher__date__lte=inspection.until
    )  # fmt: skip
    values = (
        [x.voucher.date, f"{x.voucher.period} {x.voucher}", x.account.code, x.account.name, x.summary, x.debit or None, x.credit or None,
         x.voucher.maker_name, x.voucher.reviewer_name, f"{x.voucher.document} {x.voucher.object_id}" if x.voucher.document else ""]
        for x in lines.select_related("voucher__period", "account").order_by("voucher__date", "voucher__number", "n").iterator(2000)
    )  # fmt: skip
    return workbook(sheets, values, _("Vouchers"), f"{inspection.number} {_('Vouchers')}")
