"""What moves when two files of one customer become one, and how it goes back."""

from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.carsales.models import Deal
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.counter.models import Sale
from chehang.ledger.models import AccountBalance
from chehang.parties.models import Customer
from chehang.parties.services import files_of, living
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import change_owner
from chehang.workshop.models import WorkOrder

from .consent import carry_words
from .models import FollowUp, Merge

FILLED = ("phone", "address", "tax_id", "mobile", "vin")


def owed(customer: Customer) -> Bill | None:
    """A bill of the customer that is not settled."""
    mine = Bill.objects.filter(store_id=customer.store_id, customer=customer)
    return mine.exclude(state="cancelled").filter(amount__gt=F("paid") + F("credited")).order_by("id").first()


def held_for(customer: Customer) -> Decimal:
    """What the books say we owe the customer, in yuan: deposits, packages and stored value, amounts to be given back."""
    mine = AccountBalance.objects.filter(
        store_id=customer.store_id, partner_kind="customer", partner_id__in=files_of(customer),
        account__category="liability",
    )  # fmt: skip
    found = mine.order_by().values_list("account_id").annotate(Sum("debit"), Sum("credit"))
    return sum((credit - debit for _account, debit, credit in found if credit > debit), Decimal(0))


def open_paper(customer: Customer) -> str:
    """The number of a car order or work order of the customer that is under way; empty without one."""
    mine = {"store_id": customer.store_id, "customer__in": files_of(customer)}
    deal = Deal.objects.filter(**mine, state__in=("draft", "submitted", "authorised")).order_by("id").first()
    if deal is not None:
        return deal.number or deal.quote_number
    order = WorkOrder.objects.filter(**mine).exclude(state__in=("settled", "delivered", "closed", "void"))
    return str(order.order_by("id").values_list("number", flat=True).first() or "")


def refuse_open(ctx: Context, customer: Customer) -> None:
    """Refused("merge.open") while a bill of the file is not settled."""
    if (bill := owed(customer)) is not None:
        raise Refused(
            "merge.open",
            _("Receivable %(number)s of %(name)s is not settled. Settle it first."),
            number=bill.number,
            name=customer.name,
        )


def move(ctx: Context, goes: Customer, stays: Customer) -> dict[str, Any]:
    """Move what lives; gives what was moved and what is listed."""
    cars = list(Vehicle.objects.filter(store_id=ctx.store_id, owner=goes, merged_into=None).order_by("id"))
    calls = list(FollowUp.objects.filter(store_id=ctx.store_id, customer=goes, state="open").order_by("id"))
    rows = {name: _along(name, goes, states) for name, states in living.items()}
    rested = list(Customer.objects.filter(rests_in=goes).order_by("id").values_list("pk", flat=True))
    plate, goes.plate_no, goes.active, goes.rests_in = goes.plate_no, "", False, stays
    goes.save(update_fields=["plate_no", "active", "rests_in"])
    Customer.objects.filter(pk__in=rested).update(rests_in=stays)
    carry_words(ctx, goes, stays)
    for name, found in rows.items():
        apps.get_model(name).objects.filter(pk__in=found).update(customer=stays)
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
        "rows": {name: found for name, found in rows.items() if found},
        "rested": rested,
        "filled": filled,
        "papers": [p for p in papers if p],
    }


def _along(model: str, customer: Customer, states: tuple[str, ...]) -> list[int]:
    """The living rows of a kind that name the customer."""
    mine = apps.get_model(model).objects.filter(store_id=customer.store_id, customer=customer, state__in=states)
    return list(mine.order_by("pk").values_list("pk", flat=True))


def move_back(ctx: Context, merge: Merge) -> None:
    """What was moved and still stands there goes back."""
    goes, stays = merge.goes, merge.stays
    for car in Vehicle.objects.filter(pk__in=merge.moved["cars"], owner=stays).order_by("id"):
        change_owner(ctx, car, goes, since=ctx.today)
    FollowUp.objects.filter(pk__in=merge.moved["calls"], customer=stays, state="open").update(customer=goes)
    for name, found in merge.moved.get("rows", {}).items():
        apps.get_model(name).objects.filter(pk__in=found, customer=stays, state__in=living[name]).update(customer=goes)
    Customer.objects.filter(pk__in=merge.moved.get("rested", []), rests_in=stays).update(rests_in=goes)
    if "plate_no" in merge.moved["filled"]:
        goes.plate_no, stays.plate_no = stays.plate_no, ""
    for name in merge.moved["filled"]:
        if name != "plate_no" and getattr(stays, name) == getattr(goes, name):
            setattr(stays, name, "")
    stays.save()
    goes.active, goes.rests_in = True, None
    goes.save(update_fields=["plate_no", "active", "rests_in"])
    ctx.changed(goes, {"active": False}, {"active": True})
