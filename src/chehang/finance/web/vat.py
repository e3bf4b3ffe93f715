"""增值税及附加税费申报表 on pages: main lines, annexes, and the papers behind each line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.money import ZERO
from chehang.core.web.door import actor_of, page
from chehang.ledger.models import Period, RoleAccount

from ..models import IssuedInvoice
from ..spending.kinds import PaperKind
from ..taxes import Return, vat_return
from ..vat.entries import SIMPLE, Entry, deductions, pending, sales, turned_out
from .closing import month_of

FILED_BY = 15  # the day of the next month (增值税法 art. 30; holidays put it off)
# Rows of the official annexes (2021 edition), whatever language reads the page.
RATE_ROWS = {
    Decimal("0.13"): ("1", "13% 税率的货物及加工修理修配劳务"),
    Decimal("0.09"): ("4", "9% 税率的服务、不动产和无形资产"),
    Decimal("0.06"): ("5", "6% 税率"),
    SIMPLE: ("11", "3% 征收率的货物及加工修理修配劳务"),
}
INPUT_ROWS = {
    "1": "认证相符的增值税专用发票",
    "5": "海关进口增值税专用缴款书",
    "8b": "其他扣税凭证",
    "10": "旅客运输服务扣税凭证",
}
OUT_ROWS = {
    "15": "集体福利、个人消费",
    "16": "非正常损失",
    "17": "简易计税方法征税项目用",
    "20": "红字专用发票信息表注明的进项税额(返利、退货)",
    "23b": "其他应作进项税额转出的情形",
}


@dataclass
class Row:
    """A row of annex 1: what was invoiced by special and by other invoices, what was not, yuan."""

    no: str
    title: str
    rate: Decimal
    special: tuple[Decimal, Decimal]
    other: tuple[Decimal, Decimal]
    ex: Decimal
    tax: Decimal

    @property
    def bare(self) -> tuple[Decimal, Decimal]:
        """Without invoice; negative where invoices of the month are for sales of earlier ones."""
        return self.ex - self.special[0] - self.other[0], self.tax - self.special[1] - self.other[1]


@page("finance.open_vat")
def vat(request: HttpRequest) -> HttpResponse:
    """Main lines, annexes by row, and the day it is due; everything opens to its papers."""
    actor = actor_of(request)
    months, period = month_of(request, actor.store_id, "month")
    context: dict[str, Any] = {"months": months, "period": period}
    if period is not None:
        found, sold = vat_return(actor, period.first_day), sales(actor, period)
        bought, out = deductions(actor, period), turned_out(actor, period)
        following = Period.following(period.year, period.month)
        context |= {
            "lines": [*_sold(sold, period), *_lines(actor, found, period)],
            "annex_1": _annex_1(actor, period, sold),
            "annex_2": _rows(bought, INPUT_ROWS),
            "annex_out": _rows(out, OUT_ROWS),
            "input": sum((e.tax for e in bought), ZERO),
            "out": sum((e.tax for e in out), ZERO),
            "surtaxes": [
                ("城市维护建设税", found.payable, found.city_rate, found.city),
                ("教育费附加", found.payable, found.education_rate, found.education),
                ("地方教育附加", found.payable, found.local_rate, found.local_education),
            ],
            "papers": f"/finance/vat/papers/?month={period.first_day}",
            "waiting": len(pending(actor, period)),
            "due": following + timedelta(days=FILED_BY - 1),
        }
    return render(request, "finance/vat.html", context)


def _papers(period: Period, what: str, **also: str) -> str:
    return "/finance/vat/papers/?" + urlencode({"month": str(period.first_day), "what": what, **also})


def _sold(sold: Sequence[Entry], period: Period) -> list[tuple[str, str, Decimal, str]]:
    """Lines 1–5: what was sold, without VAT."""
    general = [e for e in sold if e.rate > SIMPLE]
    ex = sum((e.ex for e in general), ZERO)
    labour = sum((e.labour for e in general), ZERO)
    services = sum((e.ex for e in general if e.rate < Decimal("0.13")), ZERO)
    simple = sum((e.ex for e in sold if e.rate <= SIMPLE), ZERO)
    return [
        ("1", "按适用税率计税销售额", ex, _papers(period, "sales")),
        ("2", "其中:应税货物销售额", ex - labour - services, _papers(period, "sales", rate="0.13")),
        ("3", "应税劳务销售额", labour, _papers(period, "labour")),
        ("5", "按简易办法计税销售额", simple, _papers(period, "simple")),
    ]


def _lines(actor: Any, found: Return, period: Period) -> list[tuple[str, str, Decimal, str]]:
    accounts = dict(access.rows(RoleAccount, actor).values_list("role", "account_id"))
    span = f"since={period.first_day}&until={period.last_day}"
    made = []
    for no, name, amount, role, what in found.lines():
        if what == "before":
            url = f"/finance/vat/?month={(period.first_day - timedelta(days=1)).replace(day=1)}"
        elif what:
            url = _papers(period, what)
        else:
            url = f"/finance/account_ledger/?account={accounts[role]}&{span}" if accounts.get(role) else ""
        made.append((no, name, amount, url))
    return made


def _annex_1(actor: Any, period: Period, sold: Sequence[Entry]) -> list[Row]:
    issued = access.rows(IssuedInvoice, actor).filter(date__gte=period.first_day, date__lte=period.last_day)
    invoices = list(issued)
    rates = sorted({e.rate for e in sold} | {i.rate for i in invoices}, reverse=True)
    made = []
    for rate in rates:
        no, title = RATE_ROWS.get(rate, ("", f"{(rate * 100).normalize():f}%"))
        mine = [i for i in invoices if i.rate == rate]
        special = [i for i in mine if i.kind == PaperKind.SPECIAL]
        other = [i for i in mine if i.kind != PaperKind.SPECIAL]
        made.append(
            Row(
                no,
                title,
                rate,
                (sum((i.amount_ex for i in special), ZERO), sum((i.tax for i in special), ZERO)),
                (sum((i.amount_ex for i in other), ZERO), sum((i.tax for i in other), ZERO)),
                sum((e.ex for e in sold if e.rate == rate), ZERO),
                sum((e.tax for e in sold if e.rate == rate), ZERO),
            )
        )
    return made


def _rows(entries: Sequence[Entry], names: dict[str, str]) -> list[tuple[str, str, int, Decimal]]:
    """(row, its name, papers, tax)."""
    return [
        (no, name, sum(e.row == no for e in entries), sum((e.tax for e in entries if e.row == no), ZERO))
        for no, name in names.items()
    ]


@page("finance.open_vat")
def papers(request: HttpRequest) -> HttpResponse:
    """The papers behind a line of the return: ``what`` is sales, labour, simple, input, pending or out; ``rate`` or ``row`` narrows it."""
    actor = actor_of(request)
    _months, period = month_of(request, actor.store_id, "month")
    what, row, rate = (request.GET.get(name, "") for name in ("what", "row", "rate"))
    found: list[Entry] = []
    if period is not None:
        read = {"input": deductions, "pending": pending, "out": turned_out}.get(what, sales)
        found = read(actor, period)
        if what == "labour":
            found = [e for e in found if e.labour]
        elif what in ("simple", "sales"):
            found = [e for e in found if (e.rate <= SIMPLE) == (what == "simple")]
        found = [e for e in found if not row or e.row == row]
        found = [e for e in found if not rate or f"{e.rate.normalize():f}" == rate]
    context = {
        "period": period,
        "what": what,
        "selling": what not in ("input", "out", "pending"),
        "title": {**INPUT_ROWS, **OUT_ROWS}.get(row, ""),
        "entries": found[:2000],
        "count": len(found),
        "ex": sum((e.labour if what == "labour" else e.ex for e in found), ZERO),
        "tax": sum((e.tax for e in found), ZERO),
    }
    return render(request, "finance/vat_papers.html", context)
