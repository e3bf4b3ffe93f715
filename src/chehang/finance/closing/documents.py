"""Spot checks and frozen statements in the register of documents; they print as their pages show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from ..printouts.statement import PAPER as STATEMENT
from ..printouts.statement import sheet
from ..vat.models import TurnedOut
from .models import FrozenStatement, SpotCheck


def checked(row: SpotCheck) -> dict[str, Any]:
    """What was drawn and found."""
    return {"day": str(row.day), "items": row.items, "conclusion": row.conclusion}


def frozen(row: FrozenStatement) -> dict[str, Any]:
    """What stood there."""
    return {"name": row.name, "period": row.period_id, "rows": row.rows}


def turned(row: TurnedOut) -> dict[str, Any]:
    """What is turned out."""
    return {"reason": row.reason, "tax": str(row.tax), "text": row.text}


register(Document("finance.spot_check", model="finance.SpotCheck", title=_("Spot check"), series="CJ",
                  content=checked, see="finance.see_spot_checks", link="/finance/spot_checks/{id}/"))  # fmt: skip
register(Document("finance.frozen_statement", model="finance.FrozenStatement", title=_("Locked statement"), series="",
                  content=frozen, layouts=(Layout("statement", _("Locked statement"), STATEMENT, sheet),), see="finance.see_frozen_statements", link="/finance/frozen_statements/{id}/"))  # fmt: skip
register(Document("finance.turned_out", model="finance.TurnedOut", title=_("Input VAT turned out"), series="ZC",
                  content=turned, see="finance.see_turned_outs", link="/finance/turned_outs/{id}/"))  # fmt: skip
