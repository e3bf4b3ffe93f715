"""Handing the books out: the accounting-data interface file, and the bank's file of payments."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Period

from ..inspection.interface import EDITION, NEWER, as_csv, as_xml
from ..models import Payment
from .asking import day
from .inspecting import _mine


@page("finance.open_accounting_data")
def accounting_data(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """``?form=xml`` or ``csv`` over a span of months; an auditor only gets the span of the inspection that is open for him."""
    actor = actor_of(request)
    months = list(rows(Period, actor).order_by("-first_day"))
    today = clock_of(request).today()
    until = day(request, "until", months[0].first_day if months else today).replace(day=1)
    since = min(day(request, "since", until).replace(day=1), until)
    if "finance_manager" not in actor.posts and "accountant" not in actor.posts:
        mine = _mine(actor).first()
        if mine is None:
            return render(request, "finance/accounting_data.html", {"closed": True, "edition": EDITION})
        since, until = max(since, mine.since.replace(day=1)), min(until, mine.until.replace(day=1))
        months = [m for m in months if mine.since.replace(day=1) <= m.first_day <= mine.until]
    form = request.GET.get("form", "")
    name = f"GBT24589-{since:%Y%m}-{until:%Y%m}"
    if form == "xml" and since <= until:
        answer = StreamingHttpResponse(as_xml(actor, since, until), content_type="application/xml")
        answer["Content-Disposition"] = f'attachment; filename="{name}.xml"'
        return answer
    if form == "csv" and since <= until:
        packed = HttpResponse(as_csv(actor, since, until), content_type="application/zip")
        packed["Content-Disposition"] = f'attachment; filename="{name}.zip"'
        return packed
    return render(
        request,
        "finance/accounting_data.html",
        {"months": months, "since": since, "until": until, "edition": EDITION, "newer": NEWER},
    )


@page("finance.pay_payment")
def payment_file(request: HttpRequest) -> HttpResponse:
    """Approved transfers as a table that banks' corporate clients take in: payee, account, bank, sum, purpose."""
    actor = actor_of(request)
    waiting = (
        rows(Payment, actor)
        .filter(state="approved", method="transfer", payee__verified_by__isnull=False)
        .select_related("payee")
        .order_by("due", "id")
    )
    sheets = [
        Sheet("no", _("Number"), "text"), Sheet("name", _("Payee"), "text", width=30), Sheet("account", _("Account number"), "text", width=24),
        Sheet("bank", _("Bank"), "text", width=30), Sheet("amount", _("Amount"), "money"), Sheet("purpose", _("Purpose"), "text", width=30),
        Sheet("due", _("Due"), "date"),
    ]  # fmt: skip
    values = [
        [p.number, p.payee.name, p.payee.account, p.payee.bank, p.amount, p.purpose, p.due] for p in waiting if p.payee
    ]
    return workbook(sheets, values, _("Payment file"))
