"""The receivables of a deal: what was asked for anew after a change has a part of its own, as the one before is cancelled."""

from django.db.models import Q

from chehang.billing.models import Bill
from chehang.core.context import Context

from .models import Deal

NAME = "carsales.deal"


def _asked(ctx: Context, deal: Deal, part: str) -> Q:
    named = Q(part=part) | Q(part__startswith=f"{part}-")
    return named & Q(store_id=ctx.store_id, document=NAME, object_id=deal.pk)


def living(ctx: Context, deal: Deal, part: str) -> Bill | None:
    """What is asked for now, locked; None where nothing was asked for, or it was cancelled."""
    rows = Bill.objects.filter(_asked(ctx, deal, part)).exclude(state="cancelled")
    return rows.select_for_update(of=("self",)).select_related("customer").order_by("-id").first()


def fresh_part(ctx: Context, deal: Deal, part: str) -> str:
    """The part of the next receivable: ``car``, after a change ``car-2``."""
    asked = Bill.objects.filter(_asked(ctx, deal, part)).count()
    return part if not asked else f"{part}-{asked + 1}"


def is_deposit(bill: Bill) -> bool:
    """Whether a receivable is the deposit of a deal."""
    return bill.part.split("-")[0] == "deposit"
