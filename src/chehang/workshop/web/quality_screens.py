"""Screens of quality: inspections, certificates, comebacks."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Screen, register

from .people import FLOOR

register(
    Screen(
        "workshop.inspections",
        _("Inspections"),
        "workshop.Inspection",
        menu="workshop",
        order=55,
        posts=("inspector", "service_manager", "technician", "dispatcher", "general_manager"),
        columns=(
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("order.vehicle.plate_no", _("Plate")),
            Column("round", _("Round"), "number"),
            Column("get_stage_display", _("Stage of inspection")),
            Column("passed", _("Passed"), "flag"),
            Column("reason", _("Reason")),
            Column("random", _("Random re-inspection"), "flag"),
            Column("employee.name", _("Inspector")),
            Column("at", _("At"), "datetime"),
        ),
        search=("order__number", "order__vehicle__plate_no"),
        filters=("stage", "passed", "random", "at"),
        empty=_("No inspections yet."),
    ),
    Screen(
        "workshop.certificates",
        _("Certificates of completion"),
        "workshop.QualityCertificate",
        menu="workshop",
        order=57,
        posts=FLOOR,
        columns=(
            Column("number", _("Number")),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("order.vehicle.plate_no", _("Plate")),
            Column("order.vehicle.vin", _("VIN")),
            Column("order.get_repair_class_display", _("Class of repair")),
            Column("mileage", _("Mileage, km"), "number"),
            Column("warranty_days", _("Warranty, days"), "number"),
            Column("warranty_km", _("Warranty, km"), "number"),
            Column("issued_at", _("Issued"), "datetime"),
            Column("inspector.name", _("Inspector")),
        ),
        search=("number", "order__number"),
        filters=("issued_at",),
        document="workshop.certificate",
        empty=_("No certificates yet."),
    ),
    Screen(
        "workshop.comebacks",
        _("Comebacks"),
        "workshop.Comeback",
        menu="workshop",
        order=58,
        posts=(
            "service_manager",
            "inspector",
            "dispatcher",
            "general_manager",
            "parts_manager",
            "customer_service_manager",
        ),
        columns=(
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("original.number", _("Earlier order"), link="workshop.orders"),
            Column("days", _("Days since"), "number"),
            Column("km", _("Km since"), "number"),
            Column("get_cause_display", _("Cause")),
            Column("responsible.name", _("Responsible")),
            Column("part.display_no", _("Faulty part"), link="catalogue.parts"),
            Column("cost", _("Cost"), "money", total=True),
            Column("action", _("What is done about it")),
            Column("at", _("At"), "datetime", hidden=True),
        ),
        search=("order__number", "action"),
        filters=("cause", "responsible", "at"),
        empty=_("No comebacks recorded."),
    ),
)
