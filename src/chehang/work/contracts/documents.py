"""The contract as a document."""

from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.org.models import Assignment

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


def kind_of(contract: Contract) -> str:
    """``management`` for what the general manager registered himself: somebody else than he approves it."""
    heads = Assignment.objects.filter(store_id=contract.store_id, post="general_manager", until=None)
    return "management" if heads.filter(employee_id=contract.owner_id).exists() else ""


def contract_shown(contract: Contract) -> list[tuple[Any, str]]:
    """With whom, about what, for how much and until when."""
    stones = contract.milestones.order_by("n")[:50]
    until = contract.ends_on.isoformat() if contract.ends_on else "—"
    return [
        (_("Party"), contract.party),
        (_("Kind"), str(contract.get_kind_display())),
        (_("Contract"), contract.title),
        (_("Amount with VAT"), f"{contract.amount:,.2f}"),
        (_("Valid"), f"{contract.starts_on.isoformat()} – {until}"),
        (_("Terms"), contract.terms or "—"),
        (_("Milestones"), "; ".join(f"{m.title} {m.due.isoformat()} {m.amount:,.2f}" for m in stones) or "—"),
    ]


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
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "contract_routes.csv",
            amount=lambda contract: contract.amount,
            authors=lambda contract: {contract.owner_id},
            shown=contract_shown,
            effect=lambda contract: [(_("Bound by it"), f"{contract.amount:,.2f}")],
            kind=kind_of,
            partner=lambda contract: f"contract {contract.party}",
            past=("approved", "running", "ended"),
            waits=lambda: Q(state="submitted"),
        ),
    )
)
