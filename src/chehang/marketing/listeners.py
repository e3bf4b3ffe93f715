"""Kinds of cases that marketing brings along: a crisis of the brand, its clocks from the discovery. Guests are forgotten."""

from django.db.models import Q

from chehang.care.events import FileErased
from chehang.core import personal
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.work.cases.kinds import Level
from chehang.work.cases.seeds import TypeSeed, register

from .models import Guest

DAY = 24 * 60
# 15 minutes to the report, 2 hours to a statement that holds, then until it is calm.
register(
    TypeSeed(
        "brand_crisis",
        "品牌舆情危机",
        "marketing",
        ((Level.ORDINARY, (60, 240, 7 * DAY)), (Level.RAISED, (15, 120, 7 * DAY)), (Level.MAJOR, (15, 120, 7 * DAY))),
    )
)


@listens(FileErased)
def forget(event: FileErased, ctx: Context) -> None:
    """Who was invited or came stays counted and is nobody; the mobile tells guests apart, so a number stands for it."""
    known = Q(customer_id=event.customer_id) | (Q(mobile=event.mobile) if event.mobile else Q())
    for guest in Guest.objects.filter(known, store_id=ctx.store_id).order_by("pk"):
        Guest.objects.filter(pk=guest.pk).update(name="***", mobile=f"***{guest.pk}")
        personal.erase(ctx, guest)
