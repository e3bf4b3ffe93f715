"""The label of an asset, and the administration budget with what is promised and what could be saved."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.printing import render as print_out
from chehang.core.web.door import actor_of, clock_of, page
from chehang.office.kinds import BudgetItem
from chehang.office.models import Asset, SavingIdea
from chehang.office.printouts.asset_label import PRINTOUT, label_of
from chehang.work.budgets import committed, left_on


@page("office.see_assets")
def label(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR label of an asset."""
    asset = access.get(Asset, pk, actor_of(request))
    response = HttpResponse(print_out(PRINTOUT, label_of(asset)), content_type="application/pdf")
    response["Content-Disposition"] = "inline; filename=asset.pdf"
    return response


@page("office.open_savings")
def savings(request: HttpRequest) -> HttpResponse:
    """行政费用: per item what is left of the year's budget, what is promised, what ideas would bring and have brought."""
    actor, today = actor_of(request), clock_of(request).today()
    promised: dict[str, Decimal] = defaultdict(Decimal)
    for one in committed(actor.store_id):
        if one.department == "people":
            promised[one.item] += one.amount
    ideas = access.rows(SavingIdea, actor).exclude(state="refused")
    hoped = dict(ideas.values_list("item").annotate(s=Sum("expected")))
    year = ideas.filter(state="done")
    saved = dict(year.values_list("item").annotate(s=Sum("saved")))
    rows = [
        {
            "title": item.label, "item": item.value, "left": left_on(actor, today, "people", item.value), "promised": promised[item.value],
            "hoped": hoped.get(item.value), "saved": saved.get(item.value),
        }
        for item in BudgetItem
    ]  # fmt: skip
    return render(request, "office/savings.html", {"rows": rows})
