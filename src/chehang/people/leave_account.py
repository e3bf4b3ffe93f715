"""How much leave of a kind is left."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from .leave_rules import entitlement
from .models import Leave, Overtime, StaffFile

STANDING = ("submitted", "approved")


def left(file: StaffFile, kind: str, on: date) -> Decimal | None:
    """Days left in the year of ``on`` for annual leave, hours worked ÷ 8 for time off; None where nothing is counted."""
    mine = {"store_id": file.store_id, "employee_id": file.employee_id}
    taken = Leave.objects.filter(**mine, kind=kind, state__in=STANDING, first_day__year=on.year).aggregate(
        s=Sum("days")
    )["s"] or Decimal(0)
    if kind == "annual":
        return entitlement(file.working_since, file.hired_on, on) - taken
    if kind == "time_off":
        hours = Overtime.objects.filter(**mine, time_off=True, day__year=on.year).aggregate(s=Sum("hours"))[
            "s"
        ] or Decimal(0)
        return (hours / 8).quantize(Decimal("0.1")) - taken
    return None
