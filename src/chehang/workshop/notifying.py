"""What the customer has to sign before the house goes on: dangers left unrepaired, the insurer's risk, his claim made over (§4.8)."""

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused

from .kinds import Notice, Payer
from .models import SignedNotice, WorkOrder


def signed(order: WorkOrder, kind: Notice) -> bool:
    """Whether the customer signed this notice for the order."""
    return SignedNotice.objects.filter(order=order, kind=kind).exists()


def insured(order: WorkOrder) -> bool:
    """Whether lines of the order are the insurer's to pay."""
    return order.lines.filter(payer=Payer.INSURER, dropped=False).exists()


def require_cover(order: WorkOrder) -> None:
    """Refused for work at an insurer's cost that he has not allowed, unless the customer signed that he pays should it be refused."""
    if insured(order) and not order.assessed_inc and not signed(order, Notice.RISK):
        raise Refused(
            "order.no_cover",
            _(
                "The insurer has allowed nothing yet. Record his assessment, or let the customer sign that he pays should the"
                " insurer refuse."
            ),
        )


def require_assignment(order: WorkOrder) -> None:
    """Refused to bill an insurer whose payment the customer has not made over to the store."""
    if insured(order) and not signed(order, Notice.CLAIM):
        raise Refused(
            "order.no_assignment",
            _(
                "The insurer pays the store only when the customer makes his claim over. Let him sign the assignment, or let him pay"
                " himself."
            ),
        )
