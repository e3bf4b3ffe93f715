"""What moves when two files of one customer become one, and how it goes back."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.counter.models import Sale
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import change_owner

from .models import FollowUp, Merge

FILLED = ("phone", "address", "tax_id", "mobile", "vin")
OVER = ("draft", "done", "handed_over", "cancelled", "returned", "closed")


def owed(customer: Customer) -> Bill | None:
    """A bill of the customer that is not settled."""
    mine = Bill.objects.filter(store_id=customer.store_id, customer=customer)
    return mine.exclude(state="cancelled").filter(amount__gt=F("paid") + F("credited")).order_by("id").first()


def refuse_open(ctx: Context, customer: Customer) -> None:
    """Refused("merge.open") while a bill of the file is not settled."""
    if (bill := owed(customer)) is not None:
        raise Refused(
            "merge.open",
            _("Bill %(number)s of %(name)s is not settled. Settle it first."),
            number=bill.number,
            name=customer.name,
        )


def move(ctx: Context, goes: Customer, stays: Customer) -> dict[str, Any]:
    """Move what lives; gives what was moved and what is listed."""
    cars = list(Vehicle.objects.filter(store_id=ctx.store_id, owner=goes, merged_into=None).order_by("id"))
    calls = list(FollowUp.objects.filter(store_id=ctx.store_id, customer=goes, state="open").order_by("id"))
    plate, goes.plate_no, goes.active = goes.plate_no, "", False
    goes.save(update_fields=["plate_no", "active"])
    for car in cars:
        change_owner(ctx, car, stays, since=ctx.today)
    FollowUp.objects.filter(pk__in=[c.pk for c in calls], state="open").update(customer=stays)
    filled = [name for name in FILLED if not getattr(stays, name) and getattr(goes, name)]
    for name in filled:
        setattr(stays, name, getattr(goes, name))
    if plate and not stays.plate_no:
        stays.plate_no = plate
        filled.append("plate_no")
    stays.save()
    ctx.changed(goes, {"active": True}, {"active": False})
    ctx.changed(stays, None, {"filled": filled})
    papers = list(
        Sale.objects.filter(store_id=ctx.store_id, customer=goes).order_by("id").values_list("number", flat=True)
    )
    return {
        "cars": [c.pk for c in cars],
        "calls": [c.pk for c in calls],
        "filled": filled,
        "papers": [p for p in papers if p],
    }


def move_back(ctx: Context, merge: Merge) -> None:
    """What was moved and still stands there goes back."""
    goes, stays = merge.goes, merge.stays
    for car in Vehicle.objects.filter(pk__in=merge.moved["cars"], owner=stays).order_by("id"):
        change_owner(ctx, car, goes, since=ctx.today)
    FollowUp.objects.filter(pk__in=merge.moved["calls"], customer=stays, state="open").update(customer=goes)
    if "plate_no" in merge.moved["filled"]:
        goes.plate_no, stays.plate_no = stays.plate_no, ""
    for name in merge.moved["filled"]:
        if name != "plate_no" and getattr(stays, name) == getattr(goes, name):
            setattr(stays, name, "")
    stays.save()
    goes.active = True
    goes.save(update_fields=["plate_no", "active"])
    ctx.changed(goes, {"active": False}, {"active": True})
