"""Rebates, the maker's statements and exception reports in the register of documents; they print as their pages show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import MakerStatement, Rebate
from .states import REBATE, STATEMENT


def rebate_content(row: Rebate) -> dict[str, Any]:
    """What is accrued and confirmed."""
    return {"policy": row.policy_id, "period": row.period_id, "cars": row.cars, "amount": str(row.amount), "confirmed": str(row.confirmed or "")}  # fmt: skip


def statement_content(row: MakerStatement) -> dict[str, Any]:
    """The maker's lines beside ours."""
    return {"supplier": row.supplier_id, "period": row.period_id, "lines": row.items, "conclusion": row.conclusion}


register(Document("finance.rebate", model="finance.Rebate", title=_("Maker's rebate"), series="FL", machine=REBATE,
                  content=rebate_content, see="finance.see_rebates", link="/finance/rebates/{id}/"))  # fmt: skip
register(Document("finance.maker_statement", model="finance.MakerStatement", title=_("Maker's statement"), series="CD", machine=STATEMENT,
                  content=statement_content, see="finance.see_maker_statements", link="/finance/maker_statements/{id}/"))  # fmt: skip
