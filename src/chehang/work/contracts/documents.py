"""The contract as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Contract
from .states import CONTRACT


def contract_content(contract: Contract) -> dict[str, Any]:
    """What is approved."""
    return {
        "number": contract.number,
        "title": contract.title,
        "party": contract.party,
        "amount": str(contract.amount),
        "dates": [contract.starts_on.isoformat(), contract.ends_on.isoformat() if contract.ends_on else ""],
        "terms": contract.terms,
        "milestones": [[m.title, m.due.isoformat(), str(m.amount)] for m in contract.milestones.order_by("n")],
    }


register(
    Document(
        "work.contract",
        model="work.Contract",
        title=_("Contract"),
        series="HT",
        content=contract_content,
        see="work.see_contracts",
        machine=CONTRACT,
        link="/work/contracts/{id}/",
    )
)
