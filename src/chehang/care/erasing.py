"""Emptying everything that tells who a customer was; the books and their papers stay (个人信息保护法 §47)."""

from collections import Counter
from typing import Any

from chehang.carsales.models import Drive, Lead
from chehang.core import personal
from chehang.core.context import Context
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle
from chehang.work.models import CaseRecord
from chehang.workshop.models import Appointment, CarLoan, Rescue, WorkOrder

from .events import CustomerErased, FileErased
from .models import Complaint, Contact, Erasure, FollowUp, Outbox, Survey

GONE = "***"


def erase(ctx: Context, customer: Customer) -> dict[str, int]:
    """Make a customer nobody, with the files that were merged into his; gives how many rows of each kind were emptied."""
    report: Counter[str] = Counter()
    for file in Customer.objects.filter(pk__in=files_of(customer)).order_by("pk"):
        report.update(_erase_file(ctx, customer if file.pk == customer.pk else file))
    return dict(report)


def _erase_file(ctx: Context, customer: Customer) -> dict[str, int]:
    report: dict[str, int] = {}
    mine = {"store_id": ctx.store_id, "customer": customer}
    report["calls"] = FollowUp.objects.filter(**mine).update(said="", about="")
    report["messages"] = Outbox.objects.filter(**mine).update(text=GONE)
    contacts = Contact.objects.filter(**mine)
    for contact in contacts:
        personal.erase(ctx, contact)
        Contact.objects.filter(pk=contact.pk).update(name=f"{GONE}{contact.pk}", active=False)
    report["contacts"] = contacts.update(mobile="", birthday=None, licence_until=None, note="")
    report["surveys"] = Survey.objects.filter(**mine).update(words="", device="")
    report["complaints"] = Complaint.objects.filter(**mine).update(about="", reference="")
    cases = CaseRecord.objects.filter(complaint__customer=customer, store_id=ctx.store_id)
    for case in cases:
        personal.erase(ctx, case)
    cases.update(complainant="")
    report |= _visits(ctx, mine) | _leads(ctx, customer)
    cars = Vehicle.objects.filter(store_id=ctx.store_id, owner=customer, merged_into=None)
    report["cars"] = cars.update(plate_no="", engine_no="", note="")
    ctx.announce(FileErased(customer.pk, customer.mobile))
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


def _visits(ctx: Context, mine: dict[str, Any]) -> dict[str, int]:
    """Who brought the car, who called for help, who drove a car of ours: the work and its money stay."""
    orders = WorkOrder.objects.filter(**mine)
    loans = CarLoan.objects.filter(**mine)
    calls = Rescue.objects.filter(store_id=ctx.store_id, vehicle__owner=mine["customer"])
    booked = Appointment.objects.filter(**mine)
    for rows in (orders, loans, calls, booked):
        for row in rows:
            personal.erase(ctx, row)
    return {
        "orders": orders.update(sender_name="", sender_phone=""),
        "loans": loans.update(driver=GONE, licence_no=GONE),
        "rescues": calls.update(caller=GONE, phone=GONE, place=GONE),
        "appointments": booked.update(mobile=""),
    }


def _leads(ctx: Context, customer: Customer) -> dict[str, int]:
    """The leads that became this customer or have the same mobile; a lead's mobile is its identity, so a number stands for it."""
    leads = Lead.objects.filter(store_id=ctx.store_id, customer=customer)
    if customer.mobile:
        leads |= Lead.objects.filter(store_id=ctx.store_id, mobile=customer.mobile)
    found = list(leads.order_by("id"))
    for lead in found:
        Lead.objects.filter(pk=lead.pk).update(name=GONE, mobile=f"{GONE}{lead.pk}", trade_in="")
        personal.erase(ctx, lead)
    drives = Drive.objects.filter(lead__in=found)
    for drive in drives:
        personal.erase(ctx, drive)
    return {"leads": len(found), "drives": drives.update(driver=GONE, licence_no=GONE)}


def tell(ctx: Context, wish: Erasure, *, again: bool = False) -> None:
    """Who else knows the person hears of it, and the register outside the database keeps it."""
    assert wish.decided_by_id and wish.decided_at
    ctx.announce(
        CustomerErased(
            wish.customer_id, wish.code, wish.asked_by_id, wish.decided_by_id, wish.asked_at, wish.decided_at, again
        )
    )
