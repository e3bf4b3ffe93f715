"""Screens of the true stock and of outlets; they are entered with the others."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Car, CarCheck, Challenge, Outlet
from chehang.carsales.outlets import Truth, missing, truths
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen

from .deal_screens import KEEPERS


def with_proof(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Cars that are ours, each with the last time somebody proved that it is there."""
    shown = Challenge.objects.filter(car=OuterRef("pk"), state="shown").order_by("-shown_at").values("shown_at")[:1]
    checked = CarCheck.objects.filter(car=OuterRef("pk")).order_by("-at").values("at")[:1]
    return rows.filter(left_on=None).annotate(shown_last=Subquery(shown), checked_last=Subquery(checked))


@dataclass(frozen=True)
class Gone:
    """A car that counts as missing, and how often it was drawn and not shown."""

    car: Car
    times: int


def gone(outlet: Outlet, actor: Actor) -> list[Gone]:
    """The cars of an outlet that count as missing."""
    times = missing(actor, [outlet]).get(outlet.pk, {})
    return [Gone(car, times[car.pk]) for car in outlet.cars.filter(pk__in=times).select_related("model").order_by("id")]


def truth(outlet: Outlet, actor: Actor) -> list[Truth]:
    """Cars, how many were proved today, drawn and shown in the last seven days, missed; the estimate and its bound."""
    return truths(actor, [outlet], now())


TRUE_STOCK = Screen(
    "carsales.true_stock",
    _("True stock"),
    "carsales.Car",
    menu="carsales",
    order=36,
    posts=KEEPERS,
    columns=(
        Column("vin", _("VIN")),
        Column("model.name", _("Car model")),
        Column("colour", _("Colour")),
        Column("state", _("State"), "state"),
        Column("get_place_display", _("Place")),
        Column("outlet.name", _("Outlet")),
        Column("shown_last", _("Shown last"), "datetime"),
        Column("checked_last", _("Checked last"), "datetime"),
        Column("proof_age", _("Days since the proof"), "number"),
        Column("age_now", _("Days in stock"), "number"),
    ),
    search=("vin", "model__name", "outlet__name"),
    filters=("place", "outlet", "state", "model"),
    ordering=("place", "outlet_id", "id"),
    groups=("get_place_display", "outlet.name", "model.name"),
    base=with_proof,
    empty=_("No cars yet."),
)

OUTLETS = Screen(
    "carsales.outlets",
    _("Outlets"),
    "carsales.Outlet",
    menu="carsales",
    order=60,
    posts=KEEPERS,
    columns=(
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("area", _("Area")),
        Column("keeper.name", _("Answers for its cars")),
        Column("contract_no", _("Contract")),
        Column("deposit", _("Deposit"), "money", total=True),
        Column("points", _("Points"), "number"),
        Column("opened_on", _("Since"), "date"),
        Column("closed_on", _("closed on"), "date", hidden=True),
    ),
    search=("code", "name", "area"),
    new=("carsales.open_outlet", "carsales.set_outlet_targets"),
    actions=(
        Action("carsales.challenge_outlet", main=True),
        Action("carsales.note_outlet_visit"),
        Action("carsales.assess_outlet"),
        Action("carsales.edit_outlet"),
        Action("carsales.close_outlet"),
    ),
    panels=(
        Panel(
            _("How true its stock is"),
            (
                Column("cars", _("Cars"), "number"),
                Column("today", _("Proved today"), "number"),
                Column("seen", _("Drawn and shown in seven days"), "number"),
                Column("missed", _("Missed"), "number"),
                Column("missing", _("Count as missing"), "number"),
                Column("about", _("Missing by estimate"), "number"),
                Column("most", _("May be missing at most (95 %)"), "number"),
            ),
            truth,
        ),
        Panel(
            _("Cars that count as missing"),
            (
                Column("car.vin", _("VIN")),
                Column("car.model.name", _("Car model")),
                Column("times", _("Drawn and not shown"), "number"),
            ),
            gone,
        ),
        Panel(
            _("Cars there"),
            (
                Column("vin", _("VIN"), link="carsales.cars"),
                Column("model.name", _("Car model")),
                Column("state", _("State"), "state"),
                Column("bought_on", _("Bought on"), "date"),
                Column("age_now", _("Days in stock"), "number"),
            ),
            lambda outlet, actor: outlet.cars.select_related("model").order_by("bought_on"),
        ),
        Panel(
            _("Monthly targets"),
            (
                Column("month", _("Month"), "date"),
                Column("cars", _("Cars to sell"), "number"),
                Column("version", _("Version"), "number"),
                Column("set_by_name", _("Set by")),
            ),
            lambda outlet, actor: outlet.targets.order_by("-month", "-version")[:12],
        ),
        Panel(
            _("Visits to outlets"),
            (
                Column("on", _("Date"), "date"),
                Column("seen", _("What was seen")),
                Column("support", _("Support given")),
                Column("agreed", _("What was agreed")),
                Column("cars_counted", _("Cars counted"), "number"),
                Column("missing", _("Cars missing")),
                Column("extra", _("Cars not expected")),
            ),
            lambda outlet, actor: outlet.visits.order_by("-on", "-id")[:20],
        ),
        Panel(
            _("Assessments"),
            (
                Column("half", _("Half-year from"), "date"),
                Column("grade", _("Grade")),
                Column("points", _("Points"), "number"),
                Column("sales", _("Sales (40)"), "number"),
                Column("stock", _("True stock (20)"), "number"),
                Column("reports", _("Reports in time (10)"), "number"),
                Column("satisfaction", _("Satisfaction (15)"), "number"),
                Column("payment", _("Payment (15)"), "number"),
                Column("plan", _("Plan")),
            ),
            lambda outlet, actor: outlet.assessments.order_by("-half"),
        ),
        Panel(
            _("Challenges"),
            (
                Column("asked_at", _("Asked at"), "datetime"),
                Column("car.vin", _("VIN")),
                Column("state", _("State"), "state"),
                Column("due_at", _("Due"), "datetime"),
                Column("shown_at", _("Shown at"), "datetime"),
            ),
            lambda outlet, actor: outlet.challenges.select_related("car").order_by("-id")[:50],
        ),
    ),
    empty=_("No outlets yet."),
)
