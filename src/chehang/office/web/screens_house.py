"""Screens of rooms, company cars, waste, welfare, the dormitory, the canteen and ideas to save."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.core.views import Calendar
from chehang.office.models import HouseEvent
from chehang.org.posts import POSTS
from chehang.work.models import Task

EVERYBODY = tuple(POSTS)
HR = ("hr_manager", "general_manager")
WASTE = ("hr_manager", "general_manager", "service_manager", "technician")
TRIPS = (
    Column("number", _("Number"), link="office.trips"),
    Column("day", _("Day"), "date"),
    Column("driver.name", _("Driver of the trip")),
    Column("place", _("Where to")),
    Column("driven", _("Driven, km"), "number"),
    Column("state", _("State"), "state"),
)
FUELS = (
    Column("day", _("Day"), "date"),
    Column("quantity", _("Litres or kWh"), "quantity"),
    Column("amount", _("Amount"), "money"),
    Column("odometer", _("Odometer, km"), "number"),
    Column("by.name", _("By whom")),
)
PAPERS = (
    Column("day", _("Day"), "date"),
    Column("get_kind_display", _("Kind")),
    Column("number", _("Policy or report number")),
    Column("valid_until", _("Valid until"), "date"),
    Column("cost", _("Cost"), "money"),
)
CONTAINERS = (
    Column("number", _("Number"), link="office.waste"),
    Column("get_kind_display", _("Waste")),
    Column("weight", _("Weight, kg"), "quantity"),
    Column("stored_on", _("Stored on"), "date"),
)
GIFTS = (Column("employee.name", _("Employee")), Column("taken_on", _("Taken on"), "date"))
TASKS = (
    Column("number", _("Number"), link="work.tasks"),
    Column("title", _("What to do")),
    Column("owner.name", _("Owner")),
    Column("due", _("Finish by"), "date"),
    Column("state", _("State"), "state"),
)


def _tasks(event: HouseEvent, actor: Actor) -> Any:
    own = Task.objects.filter(store_id=event.store_id, about="office.event", about_id=event.pk)
    return own.select_related("owner").order_by("due", "id")


register(
    Page("office.gifts", _("Something for me"), "/office/gifts/", "tasks", posts=EVERYBODY, order=82),
    Screen(
        "office.rooms", _("Meeting rooms"), "office.Room", menu="administration", order=42, posts=EVERYBODY,
        columns=(Column("name", _("Room"), link="office.rooms"), Column("seats", _("Seats"), "number"), Column("equipment", _("Equipment"))),
        search=("name", "equipment"), ordering=("name",), new=("office.add_room",), actions=(Action("office.book_room", main=True),),
        empty=_("No rooms. Enter the first one."),
    ),
    Screen(
        "office.bookings", _("Bookings of rooms"), "office.Booking", menu="administration", order=43, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.bookings"), Column("room.name", _("Room")), Column("starts", _("Begins at"), "datetime"),
            Column("ends", _("Until"), "datetime"), Column("state", _("State"), "state"), Column("purpose", _("What for")), Column("people", _("People"), "number"),
            Column("booked_by.name", _("Booked by")),
        ),
        search=("number", "purpose", "room__name", "booked_by__name"), filters=("state", "room", "starts"), ordering=("-starts", "-id"),
        new=("office.book_room",), actions=(Action("office.cancel_booking", ("booked",)),),
        views=(Calendar("starts", (Column("purpose", _("What for")), Column("booked_by.name", _("Booked by"))), end="ends", row="room.name"),),
        document="office.booking", empty=_("No room is booked."),
    ),
    Screen(
        "office.cars", _("Company cars"), "office.CompanyCar", menu="administration", order=44, posts=EVERYBODY,
        columns=(
            Column("plate", _("Plate"), link="office.cars"), Column("name", _("Car")), Column("get_use_display", _("Used for")), Column("odometer", _("Odometer, km"), "number"),
            Column("insured_until", _("Insured until"), "date"), Column("inspected_until", _("Inspected until"), "date"),
        ),
        search=("plate", "name"), filters=("use", "insured_until", "inspected_until"), ordering=("plate",), new=("office.register_car",),
        actions=(Action("office.ask_car", main=True), Action("office.fuel_car"), Action("office.renew_car_paper")),
        panels=(
            Panel(_("Trips"), TRIPS, lambda c, actor: c.trips.select_related("driver").order_by("-id")[:50]),
            Panel(_("Fuel taken"), FUELS, lambda c, actor: c.fuels.select_related("by").order_by("-id")[:50]),
            Panel(_("Papers of the car"), PAPERS, lambda c, actor: c.papers.order_by("-id")),
        ),
        empty=_("No company cars."),
    ),
    Screen(
        "office.trips", _("Trips"), "office.CarTrip", menu="administration", order=45, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.trips"), Column("day", _("Day"), "date"), Column("car.plate", _("Plate")), Column("state", _("State"), "state"),
            Column("driver.name", _("Driver of the trip")), Column("place", _("Where to")), Column("purpose", _("What for")), Column("driven", _("Driven, km"), "number"),
            Column("allowed_by.name", _("Allowed by"), hidden=True), Column("out_at", _("Keys out"), "datetime"), Column("back_at", _("Keys back"), "datetime"),
        ),
        search=("number", "car__plate", "place", "driver__name"), filters=("state", "car", "day", "driver"), ordering=("-day", "-id"), new=("office.ask_car",),
        actions=(
            Action("office.decide_trip", ("asked",), main=True), Action("office.hand_out_car", ("allowed",), main=True),
            Action("office.take_back_car", ("out",), main=True),
        ),
        document="office.trip", empty=_("No trips."),
    ),
    Screen(
        "office.waste", _("Hazardous waste"), "office.WasteBatch", menu="administration", order=16, posts=WASTE,
        columns=(
            Column("number", _("Number"), link="office.waste"), Column("get_kind_display", _("Waste")), Column("weight", _("Weight, kg"), "quantity", total=True),
            Column("container", _("Container")), Column("place", _("Place")), Column("stored_on", _("Stored on"), "date"), Column("until", _("To leave by"), "date"),
            Column("transfer.number", _("Transfer of waste"), link="office.waste_transfers"), Column("transfer.day", _("Left on"), "date"),
            Column("stored_by.name", _("Stored by"), hidden=True),
        ),
        search=("number", "container"), filters=("kind", "stored_on", "until", "transfer__day"), ordering=("-id",), new=("office.store_waste", "office.hand_over_waste"),
        empty=_("No hazardous waste is stored."),
    ),
    Screen(
        "office.waste_transfers", _("Transfers of waste"), "office.WasteTransfer", menu="administration", order=17, posts=WASTE,
        columns=(
            Column("number", _("Number"), link="office.waste_transfers"), Column("day", _("Day"), "date"), Column("taker", _("Taker")), Column("manifest", _("Manifest")),
            Column("licence", _("Licence")), Column("licence_until", _("Licence valid until"), "date"), Column("by.name", _("By whom")),
        ),
        search=("number", "taker", "manifest"), filters=("day",), ordering=("-id",), new=("office.hand_over_waste",),
        panels=(Panel(_("Containers"), CONTAINERS, lambda t, actor: t.batches.order_by("id")),), document="office.waste_transfer",
        empty=_("No waste has left."),
    ),
    Screen(
        "office.welfare", _("Welfare"), "office.Welfare", menu="administration", order=50, posts=HR,
        columns=(
            Column("number", _("Number"), link="office.welfare"), Column("day", _("Day"), "date"), Column("get_kind_display", _("Occasion")), Column("title", _("Welfare")),
            Column("state", _("State"), "state"), Column("item", _("What is given")), Column("each", _("Per person"), "money"),
            Column("planned_by.name", _("Planned by")), Column("decided_by.name", _("Decided by"), hidden=True),
        ),
        search=("number", "title", "item"), filters=("state", "kind", "day"), ordering=("-day", "-id"), new=("office.plan_welfare",),
        actions=(Action("office.decide_welfare", ("planned",), main=True),),
        panels=(Panel(_("Who gets it"), GIFTS, lambda w, actor: w.gifts.select_related("employee").order_by("employee__number")),),
        document="office.welfare", empty=_("Nothing is planned for the staff."),
    ),
    Screen(
        "office.beds", _("Dormitory"), "office.Bed", menu="administration", order=52, posts=HR,
        columns=(Column("room", _("Dormitory room"), link="office.beds"), Column("bed", _("Bed"))),
        search=("room",), ordering=("room", "bed"), new=("office.add_bed",), actions=(Action("office.move_in", main=True),),
        panels=(
            Panel(
                _("Who slept there"),
                (Column("employee.name", _("Employee")), Column("since", _("Since"), "date"), Column("until", _("Until"), "date")),
                lambda b, actor: b.stays.select_related("employee").order_by("-id"),
            ),
        ),
        empty=_("No beds."),
    ),
    Screen(
        "office.stays", _("Stays in the dormitory"), "office.Stay", menu="administration", order=53, posts=HR,
        columns=(
            Column("employee.name", _("Employee"), link="office.stays"), Column("bed.room", _("Dormitory room")), Column("bed.bed", _("Bed")), Column("since", _("Since"), "date"),
            Column("until", _("Until"), "date"),
        ),
        search=("employee__name", "bed__room"), filters=("since", "until"), ordering=("-id",), actions=(Action("office.move_out", main=True),),
        empty=_("Nobody lives in the dormitory."),
    ),
    Screen(
        "office.meals", _("Canteen"), "office.MealDay", menu="administration", order=54, posts=HR,
        columns=(
            Column("day", _("Day"), "date"), Column("staff", _("Meals of staff"), "number", total=True), Column("guests", _("Meals of guests"), "number", total=True),
            Column("cost", _("Cost"), "money", total=True), Column("by.name", _("By whom")),
        ),
        filters=("day",), ordering=("-day",), new=("office.count_meals",), empty=_("No meals are entered."),
    ),
    Page("office.savings", _("Administration budget"), "/office/savings/", "administration", posts=("hr_manager", "general_manager", "finance_manager"), order=55),
    Screen(
        "office.events", _("Events of the house"), "office.HouseEvent", menu="administration", order=41, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.events"), Column("day", _("Day"), "date"), Column("title", _("Event")), Column("state", _("State"), "state"),
            Column("place", _("Place")), Column("people", _("People expected"), "number"), Column("leader.name", _("Leader")), Column("budget", _("Budget"), "money", total=True, right="office.plan_event"),
            Column("cost", _("Cost"), "money", total=True, right="office.plan_event"), Column("came", _("People who came"), "number"), Column("plan", _("Plan"), hidden=True),
            Column("summary", _("What came of it"), hidden=True), Column("planned_by.name", _("Planned by"), hidden=True), Column("decided_by.name", _("Decided by"), hidden=True),
        ),
        search=("number", "title", "place"), filters=("state", "day", "leader"), ordering=("-day", "-id"), new=("office.plan_event",),
        actions=(
            Action("office.decide_event", ("planned",), main=True), Action("office.order_event_task", ("approved",), main=True),
            Action("office.close_event", ("approved",)),
        ),
        panels=(Panel(_("Tasks"), TASKS, _tasks),), views=(Calendar("day", (Column("title", _("Event")), Column("place", _("Place")))),),
        document="office.event", empty=_("No events are planned."),
    ),
    Screen(
        "office.ideas", _("Ideas to save"), "office.SavingIdea", menu="administration", order=56, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.ideas"), Column("title", _("Idea to save")), Column("state", _("State"), "state"), Column("by.name", _("Suggested by")),
            Column("suggested_on", _("Suggested on"), "date"), Column("expected", _("Expected a year"), "money", total=True),
            Column("get_item_display", _("Item of the budget")), Column("saved", _("Really saved"), "money", total=True), Column("text", _("How"), hidden=True), Column("judged_by.name", _("Judged by"), hidden=True),
            Column("verdict", _("Verdict"), hidden=True),
        ),
        search=("number", "title", "text"), filters=("state", "item", "by", "suggested_on"), ordering=("-id",), new=("office.suggest_saving",),
        actions=(Action("office.judge_saving", ("suggested",), main=True), Action("office.settle_saving", ("accepted",), main=True)),
        document="office.idea", empty=_("No ideas yet. Write the first one."),
    ),
)  # fmt: skip
