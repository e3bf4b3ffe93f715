"""Screens of cars: their files, the tree of models, recalls."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Menu, Panel, Screen, register

from ..models import CarModel, Holding, Odometer, Recall, RecallCar, RecallContact, Vehicle
from ..search import finder
from ..services import family

READERS = (
    "service_advisor",
    "service_manager",
    "dispatcher",
    "technician",
    "inspector",
    "warranty_clerk",
    "sales_manager",
    "customer_service_manager",
    "care_agent",
    "marketing_manager",
    "parts_sales",
    "parts_manager",
    "cashier",
    "finance_manager",
    "accountant",
    "general_manager",
)
RECALLERS = (
    "warranty_clerk",
    "service_advisor",
    "service_manager",
    "customer_service_manager",
    "sales_manager",
    "general_manager",
)


def _holdings(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return Holding.objects.filter(vehicle_id__in=family(car)).select_related("customer").order_by("-since", "-id")[:50]


def _readings(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return Odometer.objects.filter(vehicle_id__in=family(car)).order_by("-read_on", "-id")[:50]


def _recalls(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return RecallCar.objects.filter(vehicle_id__in=family(car)).select_related("recall").order_by("-id")[:50]


def _merged(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return Vehicle.objects.filter(merged_into=car).order_by("id")


def _below(model: CarModel, actor: Actor) -> Iterable[Any]:
    return model.children.order_by("code")


def _cars(recall: Recall, actor: Actor) -> Iterable[Any]:
    return recall.cars.select_related("vehicle__owner").order_by("id")[:500]


def _contacts(car: RecallCar, actor: Actor) -> Iterable[Any]:
    return RecallContact.objects.filter(car=car).order_by("-at")


register(
    Menu("vehicles", _("Vehicles"), 55, ("service_advisor", "warranty_clerk")),
    Screen(
        "vehicles.vehicles",
        _("Vehicles"),
        "vehicles.Vehicle",
        menu="vehicles",
        order=10,
        posts=READERS,
        columns=(
            Column("plate_no", _("Plate")),
            Column("model.name", _("Car model")),
            Column("short_vin", _("VIN, last eight")),
            Column("owner.name", _("Car owner"), link="parties.customers"),
            Column("mileage", _("Mileage, km"), "number"),
            Column("mileage_on", _("Odometer read on"), "date"),
            Column("warranty_from", _("Warranty from"), "date"),
            Column("insured_until", _("Insured until"), "date"),
            Column("vin", _("VIN"), hidden=True),
            Column("engine_no", _("Engine no."), hidden=True),
            Column("colour", _("Colour"), hidden=True),
            Column("interior", _("Interior"), hidden=True),
            Column("get_usage_display", _("Usage"), hidden=True),
            Column("made_on", _("Made on"), "date", hidden=True),
            Column("registered_on", _("Licensed on"), "date", hidden=True),
            Column("insurer", _("Insurer"), hidden=True),
            Column("sold_here", _("Sold by us"), "flag", hidden=True),
            Column("note", _("Note"), hidden=True),
            Column("active", _("Active"), "flag", hidden=True),
        ),
        finder=finder,
        search=("plate_no", "=vin", "=engine_no", "owner__name"),
        filters=("model", "usage", "sold_here", "active", "insured_until", "mileage_on"),
        new=("vehicles.register_vehicle",),
        actions=(
            Action("vehicles.edit_vehicle", main=True),
            Action("vehicles.record_mileage"),
            Action("vehicles.change_owner"),
            Action("vehicles.add_driver"),
            Action("vehicles.merge_vehicles"),
        ),
        panels=(
            Panel(
                _("Owners and drivers"),
                (
                    Column("customer.name", _("Name"), link="parties.customers"),
                    Column("get_role_display", _("Role")),
                    Column("since", _("Since"), "date"),
                    Column("until", _("Until"), "date"),
                    Column("note", _("Note")),
                ),
                _holdings,
                order=30,
            ),
            Panel(
                _("Recalls"),
                (
                    Column("recall.code", _("Maker's number"), link="vehicles.recalls"),
                    Column("recall.title", _("Title")),
                    Column("state", _("State"), "state"),
                    Column("done_on", _("Done on"), "date"),
                ),
                _recalls,
                order=20,
            ),
            Panel(
                _("Odometer"),
                (
                    Column("read_on", _("Odometer read on"), "date"),
                    Column("km", _("Mileage, km"), "number"),
                    Column("get_source_display", _("Source")),
                    Column("reason", _("Reason")),
                    Column("employee_name", _("Recorded by")),
                ),
                _readings,
                order=60,
            ),
            Panel(
                _("Files merged into this one"),
                (Column("vin", _("VIN")), Column("plate_no", _("Plate"))),
                _merged,
                order=90,
            ),
        ),
        base=lambda rows: rows.filter(merged_into=None),
        empty=_("No vehicles yet. Register the first one."),
    ),
    Screen(
        "vehicles.car_models",
        _("Car models"),
        "vehicles.CarModel",
        menu="vehicles",
        order=40,
        posts=READERS,
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_level_display", _("Level")),
            Column("parent.name", _("Above")),
            Column("get_drive_display", _("Drive")),
            Column("model_year", _("Model year"), "number", hidden=True),
            Column("warranty_months", _("Warranty, months"), "number"),
            Column("warranty_km", _("Warranty, km"), "number"),
            Column("first_service_months", _("First service, months"), "number", hidden=True),
            Column("first_service_km", _("First service, km"), "number", hidden=True),
            Column("service_months", _("Service interval, months"), "number"),
            Column("service_km", _("Service interval, km"), "number"),
            Column("active", _("Active"), "flag", hidden=True),
        ),
        search=("code", "name"),
        filters=("level", "parent", "drive", "active"),
        ordering=("code",),
        new=("vehicles.add_car_model",),
        actions=(Action("vehicles.edit_car_model", main=True),),
        panels=(
            Panel(
                _("Below"),
                (
                    Column("code", _("Code"), link="vehicles.car_models"),
                    Column("name", _("Name")),
                    Column("get_level_display", _("Level")),
                ),
                _below,
            ),
        ),
        shared=True,
        empty=_("No car models yet. Start with the brand."),
    ),
    Screen(
        "vehicles.recalls",
        _("Recalls"),
        "vehicles.Recall",
        menu="vehicles",
        order=20,
        posts=RECALLERS,
        columns=(
            Column("code", _("Maker's number")),
            Column("title", _("Title")),
            Column("get_kind_display", _("Kind")),
            Column("announced_on", _("Announced on"), "date"),
            Column("stop_sale", _("Stop sale"), "flag"),
            Column("content", _("What is done"), hidden=True),
        ),
        search=("code", "title"),
        filters=("kind", "announced_on"),
        new=("vehicles.open_recall",),
        actions=(Action("vehicles.add_recall_cars", main=True),),
        panels=(
            Panel(
                _("List of cars"),
                (
                    Column("vin", _("VIN"), link="vehicles.recall_cars"),
                    Column("vehicle.plate_no", _("Plate")),
                    Column("vehicle.owner.name", _("Car owner")),
                    Column("state", _("State"), "state"),
                    Column("done_on", _("Done on"), "date"),
                ),
                _cars,
            ),
        ),
        empty=_("No recalls yet. Enter what the maker announces."),
    ),
    Screen(
        "vehicles.recall_cars",
        _("Cars to recall"),
        "vehicles.RecallCar",
        menu="vehicles",
        order=30,
        posts=RECALLERS,
        columns=(
            Column("vin", _("VIN")),
            Column("recall.code", _("Maker's number"), link="vehicles.recalls"),
            Column("recall.title", _("Title")),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("vehicle.owner.name", _("Car owner")),
            Column("state", _("State"), "state"),
            Column("done_on", _("Done on"), "date"),
            Column("note", _("Note"), hidden=True),
        ),
        search=("=vin", "vehicle__plate_no", "recall__code"),
        filters=("state", "recall", "done_on"),
        actions=(
            Action("vehicles.record_recall_contact", main=True),
            Action("vehicles.finish_recall", ("open", "gone")),
            Action("vehicles.write_off_recall_car", ("open",)),
        ),
        panels=(
            Panel(
                _("Contacts"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("get_way_display", _("Way")),
                    Column("get_answer_display", _("Answer")),
                    Column("note", _("Note")),
                    Column("employee_name", _("Recorded by")),
                ),
                _contacts,
            ),
        ),
        empty=_("No cars to recall."),
    ),
)
