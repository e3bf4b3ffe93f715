"""The lives of administration's papers."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

HAZARD = StateMachine(
    "office.hazard",
    model="office.Hazard",
    start="open",
    states=[
        State("open", _("Found"), "red"),
        State("mending", _("Being mended"), "amber"),
        State("mended", _("To be verified"), "blue"),
        State("closed", _("Closed"), "green"),
    ],
    moves=[
        Move("order", ("open", "mending"), "mending"),
        Move("mend", "mending", "mended"),
        Move("verify", "mended", "closed"),
        Move("reject", "mended", "mending"),
    ],
)
SEAL = StateMachine(
    "office.seal",
    model="office.SealUse",
    start="asked",
    states=[
        State("asked", _("Waiting for permission"), "blue"),
        State(
            "allowed",
            _("Scan to be filed"),
            "amber",
            within=Within(hours=24),
            whose="hr_manager",
            late="general_manager",
        ),
        State("used", _("Scan filed"), "green"),
    ],
    moves=[Move("allow", "asked", "allowed"), Move("file", "allowed", "used")],
)
INCIDENT = StateMachine(
    "office.incident",
    model="office.Incident",
    start="reported",
    states=[
        State(
            "reported",
            _("Has been reported"),
            "red",
            within=Within(minutes=15),
            whose="general_manager",
            late="general_manager",
        ),
        State("handled", _("Being handled"), "amber"),
        State("settled", _("To be closed"), "blue"),
        State("closed", _("Closed"), "green"),
    ],
    moves=[
        Move("take", ("reported", "handled"), "handled"),
        Move("settle", "handled", "settled"),
        Move("reject", "settled", "handled"),
        Move("close", "settled", "closed"),
    ],
)
REQUEST = StateMachine(
    "office.supply_request",
    model="office.SupplyRequest",
    start="asked",
    states=[
        State("asked", _("Waiting for permission"), "blue"),
        State("allowed", _("To be handed out"), "amber"),
        State("issued", _("Handed out"), "green"),
        State("refused", _("Not allowed"), "red"),
    ],
    moves=[
        Move("allow", "asked", "allowed"),
        Move("refuse", "asked", "refused"),
        Move("issue", "allowed", "issued"),
    ],
)
BUYING = StateMachine(
    "office.supply_buying",
    model="office.SupplyBuying",
    start="asked",
    states=[
        State("asked", _("Waiting for permission"), "blue"),
        State("approved", _("To be received"), "amber"),
        State("received", _("Received goods"), "green"),
        State("refused", _("Not allowed"), "red"),
    ],
    moves=[
        Move("approve", "asked", "approved"),
        Move("refuse", "asked", "refused"),
        Move("receive", "approved", "received"),
    ],
)
PAPER = StateMachine(
    "office.paper",
    model="office.CompanyPaper",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("Waiting for approval"), "blue"),
        State("valid", _("Valid"), "amber"),
        State("archived", _("Archived"), "green"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("approve", "submitted", "valid"),
        Move("return", "submitted", "draft"),
        Move("register", "draft", "valid"),
        Move("archive", "valid", "archived"),
    ],
)
VISIT = StateMachine(
    "office.visit",
    model="office.Visit",
    start="booked",
    states=[
        State("booked", _("Visit announced"), "blue"),
        State("inside", _("In the house"), "amber"),
        State("left", _("Gone"), "green"),
        State("cancelled", _("Does not come"), "grey"),
    ],
    moves=[
        Move("welcome", "booked", "inside"),
        Move("leave", "inside", "left"),
        Move("cancel", "booked", "cancelled"),
    ],
)
BOOKING = StateMachine(
    "office.booking",
    model="office.Booking",
    start="booked",
    states=[State("booked", _("Room booked"), "green"), State("cancelled", _("Booking cancelled"), "grey")],
    moves=[Move("cancel", "booked", "cancelled")],
)
TRIP = StateMachine(
    "office.trip",
    model="office.CarTrip",
    start="asked",
    states=[
        State("asked", _("Waiting for permission"), "blue"),
        State("allowed", _("Allowed"), "amber"),
        State("out", _("On the way"), "amber"),
        State("back", _("Has come back"), "green"),
        State("refused", _("Not allowed"), "red"),
    ],
    moves=[
        Move("allow", "asked", "allowed"),
        Move("refuse", "asked", "refused"),
        Move("leave", "allowed", "out"),
        Move("return", "out", "back"),
    ],
)
WELFARE = StateMachine(
    "office.welfare",
    model="office.Welfare",
    start="planned",
    states=[
        State("planned", _("Waiting for approval"), "blue"),
        State("approved", _("To be handed out"), "green"),
        State("refused", _("Not allowed"), "red"),
    ],
    moves=[Move("approve", "planned", "approved"), Move("refuse", "planned", "refused")],
)
IDEA = StateMachine(
    "office.idea",
    model="office.SavingIdea",
    start="suggested",
    states=[
        State("suggested", _("To be judged"), "blue"),
        State("accepted", _("Is being done"), "amber"),
        State("done", _("Saved"), "green"),
        State("refused", _("Not done"), "red"),
    ],
    moves=[
        Move("accept", "suggested", "accepted"),
        Move("refuse", "suggested", "refused"),
        Move("finish", "accepted", "done"),
    ],
)
EVENT = StateMachine(
    "office.event",
    model="office.HouseEvent",
    start="planned",
    states=[
        State("planned", _("Waiting for approval"), "blue"),
        State("approved", _("Being prepared"), "amber"),
        State("closed", _("Closed"), "green"),
        State("refused", _("Not allowed"), "red"),
    ],
    moves=[
        Move("approve", "planned", "approved"),
        Move("refuse", "planned", "refused"),
        Move("close", "approved", "closed"),
    ],
)

DESTRUCTION = StateMachine(
    "office.destruction",
    model="office.Destruction",
    start="asked",
    states=[
        State("asked", _("Waiting for a second person"), "amber"),
        State("done", _("Destroyed"), "grey"),
        State("refused", _("Kept"), "green"),
    ],
    moves=[Move("destroy", "asked", "done"), Move("refuse", "asked", "refused")],
)
