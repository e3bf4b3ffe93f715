"""Bank statements and books: reading a file, matching at a glance, the reconciliation of today, the cash book."""

import base64
from datetime import date
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.ledger.models import Account, RoleAccount
from chehang.ledger.queries import AccountLedger, account_ledger, posted_between, span_of

from ..models import BankAccount
from ..operations.import_statement import LARGEST
from ..treasury.matching import bank_of, open_entries, open_lines
from ..treasury.reconciling import sides
from ..treasury.screens import PLACES
from .asking import day, number
from .paging import ROWS, Pages

SHOWN = 200


@page("finance.open_bank")
def bank(request: HttpRequest) -> HttpResponse:
    """One account: read a file; what is open on either side; both balances as of a day."""
    actor = actor_of(request)
    chosen = bank_of(actor, number(request, "bank"))
    refusal: Refused | None = None
    if request.method == "POST" and chosen is not None:
        try:
            return HttpResponseRedirect(_act(request, chosen))
        except Refused as caught:
            refusal = caught
    today = clock_of(request).today()
    until = day(request, "day", today)
    context = {
        "banks": access.rows(BankAccount, actor).filter(active=True, currency="CNY").order_by("id"),
        "bank": chosen,
        "day": until,
        "sides": sides(actor, chosen, until) if chosen else None,
        "places": PLACES,
        "lines": open_lines(chosen)[:SHOWN] if chosen else [],
        "entries": open_entries(chosen)[:SHOWN] if chosen else [],
        "refusal": refusal,
        "key": next_key(request, refusal),
        "fresh": request.GET.get("fresh"),
        "matched": request.GET.get("matched"),
    }
    return render(request, "finance/bank.html", context, status=status_of(refusal))


def _act(request: HttpRequest, chosen: BankAccount) -> str:
    key, here = request.POST.get("_key", ""), f"/finance/bank/?bank={chosen.pk}"
    if request.POST.get("line"):
        pair = {"line": request.POST["line"], "entry": request.POST.get("entry", "")}
        perform(request, operations()["finance.match_line"], pair, key)
        return here
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        raise Refused("import.no_file", _("Choose a file first."), field="file")
    content = base64.b64encode(file.read()).decode()
    data = {"bank": chosen.pk, "name": (file.name or "")[-100:], "content": content}
    done = perform(request, operations()["finance.import_statement"], data, key)
    made = done.model_extra or {}
    return f"{here}&fresh={made.get('fresh')}&matched={made.get('matched')}"


@page("finance.open_cash_book")
def cash_book(request: HttpRequest) -> HttpResponse:
    """日记账 of the cash or a bank account, with the sum of each day."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    accounts = _money_accounts(actor.store_id)
    chosen = number(request, "account")
    account = next((a for a in accounts if a.pk == chosen), accounts[0] if accounts else None)
    turned = Pages.of(request)
    found = account_ledger(actor, account, since, until, limit=ROWS + 1, skip=turned.skip) if account else None
    context = {
        "accounts": accounts,
        "account": account,
        "found": found,
        "days": _by_day(actor, found) if found else [],
        "pages": turned.over(found.count if found else 0),
        "since": since,
        "until": until,
    }
    return render(request, "finance/cash_book.html", context)


def _money_accounts(store_id: int) -> list[Account]:
    roles = RoleAccount.objects.filter(store_id=store_id, role__in=("cash", "wallet_transit")).values("account_id")
    banks = Account.objects.filter(store_id=store_id, code__startswith="1002.", leaf=True)
    return list((Account.objects.filter(pk__in=roles) | banks).order_by("code"))


def _by_day(actor: Actor, found: AccountLedger) -> list[dict[str, Any]]:
    """The days of a page with their rows and whole sums; a day that goes on overleaf gets its sum there (one row more than a page was read)."""
    shown, overleaf = found.rows[:ROWS], found.rows[ROWS:]
    if not shown:
        return []
    first, last = shown[0].line.voucher.date, shown[-1].line.voucher.date
    of = posted_between(actor, span_of(actor, first, last)).filter(account=found.account).order_by()
    sums = {on: both for on, *both in of.values_list("voucher__date").annotate(Sum("debit"), Sum("credit"))}
    days: dict[date, dict[str, Any]] = {}
    for row in shown:
        on = row.line.voucher.date
        there = days.setdefault(on, {"day": on, "rows": [], "debit": sums[on][0], "credit": sums[on][1], "over": True})
        there["rows"].append(row)
        there["balance"] = row.balance
    days[last]["over"] = not overleaf or overleaf[0].line.voucher.date != last
    return list(days.values())
