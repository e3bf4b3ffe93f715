"""Claims on suppliers, carriers and insurers (1221.02) and prepayments (1123): how much of them is open with whom."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.ledger.queries import balance_with
from chehang.parties.models import Supplier


def require_claim(ctx: Context, supplier: Supplier, amount: Decimal, *, field: str) -> None:
    """Refused for more than the books say he owes us from claims."""
    owed = balance_with(ctx, "claim_receivable", ("supplier", supplier.pk))
    if amount > owed:
        raise Refused(
            "claim.balance",
            _("%(name)s owes %(owed)s from claims, not %(amount)s. Settle the claim first, or look whose money it is."),
            field=field,
            name=supplier.name,
            owed=f"{owed:,.2f}",
            amount=f"{amount:,.2f}",
        )


def require_prepaid(ctx: Context, supplier: Supplier, amount: Decimal, *, field: str) -> None:
    """Refused for more than the books say he was paid ahead."""
    ahead = balance_with(ctx, "prepaid_supplier", ("supplier", supplier.pk))
    if amount > ahead:
        raise Refused(
            "prepaid.balance",
            _("%(name)s was paid %(ahead)s ahead, not %(amount)s. Set off that much at most, and pay the rest."),
            field=field,
            name=supplier.name,
            ahead=f"{ahead:,.2f}",
            amount=f"{amount:,.2f}",
        )
