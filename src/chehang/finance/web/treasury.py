"""Bank statements and books: reading a file, matching at a glance, the reconciliation of today, the cash book."""

import base64
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, page
from chehang.ledger.models import Account, RoleAccount
from chehang.ledger.queries import account_ledger

from ..models import BankAccount
from ..operations.import_statement import LARGEST
from ..treasury.matching import bank_of, open_entries, open_lines
from ..treasury.reconciling import sides
from ..treasury.screens import PLACES
from .reading import _day, _number

SHOWN = 200


@page("finance.open_bank")
def bank(request: HttpRequest) -> HttpResponse:
    """One account: read a file; what is open on either side; both balances as of a day."""
    actor = actor_of(request)
    chosen = bank_of(actor, _number(request, "bank"))
    refusal: Refused | None = None
    if request.method == "POST" and chosen is not None:
        try:
            return HttpResponseRedirect(_act(request, chosen))
        except Refused as caught:
            refusal = caught
    today = request.clock.today()  # type: ignore[attr-defined]
    day = _day(request, "day", today)
    context = {
        "banks": access.rows(BankAccount, actor).filter(active=True, currency="CNY").order_by("id"),
        "bank": chosen,
        "day": day,
        "sides": sides(actor, chosen, day) if chosen else None,
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
    today = request.clock.today()  # type: ignore[attr-defined]
    since, until = _day(request, "since", today.replace(day=1)), _day(request, "until", today)
    accounts = _money_accounts(actor.store_id)
    chosen = _number(request, "account")
    account = next((a for a in accounts if a.pk == chosen), accounts[0] if accounts else None)
    found = account_ledger(actor, account, since, until) if account else None
    context = {
        "accounts": accounts,
        "account": account,
        "found": found,
        "days": _by_day(found.rows) if found else [],
        "since": since,
        "until": until,
    }
    return render(request, "finance/cash_book.html", context)


def _money_accounts(store_id: int) -> list[Account]:
    roles = RoleAccount.objects.filter(store_id=store_id, role__in=("cash", "wallet_transit")).values("account_id")
    banks = Account.objects.filter(store_id=store_id, code__startswith="1002.", leaf=True)
    return list((Account.objects.filter(pk__in=roles) | banks).order_by("code"))


def _by_day(rows: list[Any]) -> list[dict[str, Any]]:
    days: dict[date, dict[str, Any]] = {}
    for row in rows:
        day = days.setdefault(row.line.voucher.date, {"rows": [], "debit": Decimal(0), "credit": Decimal(0)})
        day["rows"].append(row)
        day["debit"] += row.line.debit
        day["credit"] += row.line.credit
        day["balance"] = row.balance
    return [{"day": day, **facts} for day, facts in days.items()]
