"""Reconciliations, counts and moves in the register of documents; they print as their pages show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import CashCount, CashMove, Reconciliation


def reconciled(row: Reconciliation) -> dict[str, Any]:
    """What a review seals."""
    sums = (row.bank_balance, row.book_balance, row.bank_adjusted, row.book_adjusted)
    return {"bank": row.bank_id, "day": str(row.day), "sums": [str(x) for x in sums], "items": row.items}


def counted(row: CashCount) -> dict[str, Any]:
    """What was counted."""
    return {"day": str(row.day), "notes": row.notes, "counted": str(row.counted), "booked": str(row.booked)}


def moved(row: CashMove) -> dict[str, Any]:
    """What was carried."""
    return {
        "kind": row.kind,
        "bank": row.bank_id,
        "other": row.other_id,
        "amount": str(row.amount),
        "day": str(row.day),
    }


register(Document("finance.reconciliation", model="finance.Reconciliation", title=_("Bank reconciliation"), series="YT",
                  content=reconciled, see="finance.see_reconciliations", link="/finance/reconciliations/{id}/"))  # fmt: skip
register(Document("finance.cash_count", model="finance.CashCount", title=_("Cash count"), series="XP",
                  content=counted, see="finance.see_cash_counts", link="/finance/cash_counts/{id}/"))  # fmt: skip
register(Document("finance.cash_move", model="finance.CashMove", title=_("Cash move"), series="ZH",
                  content=moved, see="finance.see_cash_moves", link="/finance/cash_moves/{id}/"))  # fmt: skip
