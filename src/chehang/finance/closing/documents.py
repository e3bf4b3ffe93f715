"""Spot checks, frozen statements and reopenings in the register of documents; they print as their pages show them."""

from pathlib import Path
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register
from chehang.core.money import ZERO
from chehang.ledger.models import Line, Reopening, Voucher

from ..printouts.statement import PRINTOUT as STATEMENT
from ..printouts.statement import sheet
from ..vat.models import TurnedOut
from .models import FrozenStatement, SpotCheck


def checked(row: SpotCheck) -> dict[str, Any]:
    """What was drawn and found."""
    return {"day": str(row.day), "items": row.items, "conclusion": row.conclusion}


def frozen(row: FrozenStatement) -> dict[str, Any]:
    """What stood there."""
    return {"name": row.name, "period": row.period_id, "version": row.version, "rows": row.rows}


def turned(row: TurnedOut) -> dict[str, Any]:
    """What is turned out."""
    return {"reason": row.reason, "tax": str(row.tax), "text": row.text}


def asked(row: Reopening) -> dict[str, Any]:
    """Which month, and why."""
    return {"period": row.period_id, "reason": row.reason, "by": row.requested_by_id}


def asked_shown(row: Reopening) -> list[tuple[Any, str]]:
    """The same in words."""
    return [(_("Month"), str(row.period)), (_("Reason"), row.reason)]


def asked_effect(row: Reopening) -> list[tuple[Any, str]]:
    """What may change again: the vouchers of the month and what they move."""
    vouchers = Voucher.objects.filter(period_id=row.period_id, state="posted")
    moved = Line.objects.filter(voucher__in=vouchers).aggregate(n=Sum("debit"))["n"] or ZERO
    return [(_("Vouchers of the month"), str(vouchers.count())), (_("Moved in the month"), f"{moved:,.2f}")]


register(
    Document(
        "ledger.reopening",
        model="ledger.Reopening",
        title=_("Reopening of a month"),
        series="",
        content=asked,
        see="finance.see_reopenings",
        link="/finance/reopenings/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "reopening_routes.csv",
            amount=lambda row: ZERO,
            authors=lambda row: {row.requested_by_id},
            shown=asked_shown,
            effect=asked_effect,
            waits=lambda: Q(approved_by_id=None, declined_at=None),
        ),
    )
)
register(Document("finance.spot_check", model="finance.SpotCheck", title=_("Spot check"), series="CJ",
                  content=checked, see="finance.see_spot_checks", link="/finance/spot_checks/{id}/"))  # fmt: skip
register(Document("finance.frozen_statement", model="finance.FrozenStatement", title=_("Kept statement"), series="",
                  content=frozen, layouts=(Layout("statement", _("Kept statement"), STATEMENT, sheet),), see="finance.see_frozen_statements", link="/finance/frozen_statements/{id}/"))  # fmt: skip
register(Document("finance.turned_out", model="finance.TurnedOut", title=_("Input VAT turned out"), series="ZC",
                  content=turned, see="finance.see_turned_outs", link="/finance/turned_outs/{id}/"))  # fmt: skip
