"""Claims as documents (索赔单)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register
from chehang.warehouse.models import Claim

from .states import CLAIM


def claim_content(made: Claim) -> dict[str, Any]:
    """What is claimed from whom, and how it ended."""
    return {
        "about": [made.discrepancy_id, made.shipment_id],
        "from": [made.against, made.name],
        "amount": [str(made.quantity), str(made.amount_ex), str(made.amount_inc)],
        "end": [made.way, str(made.received)],
    }


register(
    Document(
        "warehouse.claim",
        model="warehouse.Claim",
        title=_("Claim for goods"),
        series="SP",
        content=claim_content,
        see="warehouse.see_claims",
        machine=CLAIM,
        link="/warehouse/claims/{id}/",
    )
)
