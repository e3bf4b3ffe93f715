"""Emptying everything that tells who a customer was; the books and their papers stay (个人信息保护法 §47)."""

from chehang.core import personal
from chehang.core.context import Context
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from .models import Complaint, FollowUp, Outbox, Survey

GONE = "***"


def erase(ctx: Context, customer: Customer) -> dict[str, int]:
    """Make a customer nobody; gives how many rows of each kind were emptied."""
    report: dict[str, int] = {}
    mine = {"store_id": ctx.store_id, "customer": customer}
    report["calls"] = FollowUp.objects.filter(**mine).update(said="", about="")
    report["messages"] = Outbox.objects.filter(**mine).update(text=GONE)
    report["surveys"] = Survey.objects.filter(**mine).update(words="", device="")
    report["complaints"] = Complaint.objects.filter(**mine).update(about="", reference="")
    cars = Vehicle.objects.filter(store_id=ctx.store_id, owner=customer, merged_into=None)
    report["cars"] = cars.update(plate_no="", engine_no="", note="")
    customer.name = f"{GONE}{customer.code}"
    for name in ("mobile", "phone", "plate_no", "vin", "tax_id", "address"):
        setattr(customer, name, "")
    customer.active = False
    customer.save()
    report["journal"] = personal.erase(ctx, customer)
    for car in cars:
        report["journal"] += personal.erase(ctx, car)
    ctx.changed(customer, None, {"erased": report})
    return report
