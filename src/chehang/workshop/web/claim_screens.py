"""Screens of warranty: claims, and the counters of 三包 on the page of a car."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, add_panel, register
from chehang.vehicles.models import Vehicle

from ..guarantee import counts
from ..models import WarrantyClaim, WorkOrder
from .people import ADVISERS


def _counts(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return counts(actor, car, timezone.now())


def _claims(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return WarrantyClaim.objects.filter(order=order).order_by("-id")


register(
    Screen(
        "workshop.claims",
        _("Warranty claims"),
        "workshop.WarrantyClaim",
        menu="workshop",
        order=60,
        posts=("warranty_clerk", *ADVISERS, "finance_manager", "accountant", "general_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("order.vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("fault_code", _("Fault code")),
            Column("place", _("Place of the fault")),
            Column("due", _("Hand in by"), "date"),
            Column("amount_inc", _("Amount with VAT"), "money", total=True),
            Column("granted_inc", _("Granted, with VAT"), "money", total=True),
            Column("appeal_due", _("Appeal by"), "date"),
            Column("symptom", _("Symptom"), hidden=True),
            Column("cause", _("Cause"), hidden=True),
            Column("measure", _("What was done"), hidden=True),
            Column("part.display_no", _("Causal part"), link="catalogue.parts", hidden=True),
            Column("old_part_tag", _("Old-part tag"), hidden=True),
            Column("approval_no", _("Maker's approval no."), hidden=True),
            Column("hours", _("Book hours"), "quantity", hidden=True),
            Column("rate", _("Maker's rate of an hour, without VAT"), "money", hidden=True),
            Column("parts_ex", _("Material without VAT"), "money", hidden=True),
            Column("labour_ex", _("Labour without VAT"), "money", hidden=True),
            Column("outside_ex", _("Outside work, without VAT"), "money", hidden=True),
            Column("amount_ex", _("Amount without VAT"), "money", hidden=True),
            Column("tax", _("VAT"), "money", hidden=True),
            Column("reference", _("Maker's reference"), hidden=True),
            Column("answer", _("Maker's reason"), hidden=True),
            Column("appeal", _("Appeal"), hidden=True),
            Column("finished_on", _("Repair finished"), "date", hidden=True),
            Column("submitted_at", _("Handed in at"), "datetime", hidden=True),
            Column("late_reason", _("Why late"), hidden=True),
            Column("made_by.name", _("Made by"), hidden=True),
            Column("audited_by.name", _("Audited by"), hidden=True),
            Column("borne_by.name", _("Borne by"), hidden=True),
        ),
        search=("number", "order__number", "order__vehicle__plate_no", "fault_code", "reference"),
        filters=("state", "due", "finished_on"),
        new=("workshop.draft_claim", "workshop.import_answers"),
        actions=(
            Action("workshop.audit_claim", ("draft",), main=True),
            Action("workshop.submit_claim", ("audited",), main=True),
            Action("workshop.answer_claim", ("submitted",), main=True),
            Action("workshop.appeal_claim", ("cut", "rejected")),
            Action("workshop.bear_claim", ("cut", "rejected")),
        ),
        document="workshop.claim",
        empty=_("No claims yet. Draft one for a settled order that the maker pays."),
    ),
)
add_panel(
    "workshop.orders",
    Panel(
        _("Warranty claims"),
        (
            Column("number", _("Number"), link="workshop.claims"),
            Column("state", _("State"), "state"),
            Column("amount_inc", _("Amount with VAT"), "money"),
            Column("granted_inc", _("Granted, with VAT"), "money"),
            Column("due", _("Hand in by"), "date"),
        ),
        _claims,
        order=80,
    ),
)
add_panel(
    "vehicles.vehicles",
    Panel(
        _("Three guarantees"),
        (
            Column("title", _("What is counted")),
            Column("value", _("So far"), "number"),
            Column("warn", _("Warned from"), "number"),
            Column("limit", _("Limit of the law"), "number"),
            Column("near", _("Near the limit"), "flag"),
            Column("reached", _("Exchange or return by law"), "flag"),
        ),
        _counts,
        order=20,
    ),
)
