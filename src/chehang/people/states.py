"""The lives of HR's documents; their deadlines stand in ``clocks``."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

from . import clocks  # noqa: F401

ASKED = [
    State("submitted", _("Waiting for approval"), "blue"),
    State("approved", _("Approved"), "amber"),
    State("done", _("In effect"), "green"),
    State("returned", _("Returned"), "red"),
]
MOVES = [
    Move("approve", "submitted", "approved"),
    Move("return", "submitted", "returned"),
    Move("apply", "approved", "done"),
]

ORG_CHANGE = StateMachine("people.org_change", model="people.OrgChange", start="submitted", states=ASKED, moves=MOVES)
EVENT = StateMachine("people.event", model="people.PersonnelEvent", start="submitted", states=ASKED, moves=MOVES)
REQUISITION = StateMachine(
    "people.requisition",
    model="people.Requisition",
    start="submitted",
    states=[
        State("submitted", _("Waiting for approval"), "blue"),
        State("approved", _("Recruiting"), "amber"),
        State("filled", _("Filled"), "green"),
        State("closed", _("Given up"), "grey"),
        State("returned", _("Returned"), "red"),
    ],
    moves=[
        Move("approve", "submitted", "approved"),
        Move("return", "submitted", "returned"),
        Move("fill", "approved", "filled"),
        Move("close", "approved", "closed"),
    ],
)
CANDIDATE = StateMachine(
    "people.candidate",
    model="people.Candidate",
    start="new",
    states=[
        State("new", _("New candidate"), "grey"),
        State("met", _("Interviewed"), "blue"),
        State("offered", _("Offer made"), "amber"),
        State("accepted", _("Took the offer"), "blue"),
        State("hired", _("Hired"), "green"),
        State("rejected", _("Not taken"), "red"),
    ],
    moves=[
        Move("meet", "new", "met"),
        Move("offer", "met", "offered"),
        Move("accept", "offered", "accepted"),
        Move("hire", "accepted", "hired"),
        Move("reject", ("new", "met", "offered", "accepted"), "rejected"),
    ],
)

LEAVE = StateMachine(
    "people.leave",
    model="people.Leave",
    start="submitted",
    states=[
        State("submitted", _("Waiting for approval"), "blue"),
        State("approved", _("Approved"), "green"),
        State("returned", _("Returned"), "red"),
        State("cancelled", _("Taken back"), "grey"),
    ],
    moves=[
        Move("approve", "submitted", "approved"),
        Move("return", "submitted", "returned"),
        Move("cancel", ("submitted", "approved"), "cancelled"),
    ],
)
PAYRUN = StateMachine(
    "people.payrun",
    model="people.PayRun",
    start="draft",
    states=[
        State("draft", _("Calculated"), "grey"),
        State("checked", _("Checked by HR"), "blue"),
        State("reviewed", _("Reviewed by finance"), "blue"),
        State("approved", _("Approved"), "amber"),
        State("paid", _("Wages paid"), "green"),
    ],
    moves=[
        Move("check", "draft", "checked"),
        Move("review", "checked", "reviewed"),
        Move("approve", "reviewed", "approved"),
        Move("back", ("checked", "reviewed"), "draft"),
        Move("pay", "approved", "paid"),
    ],
)
SCHEME = StateMachine(
    "people.scheme",
    model="people.Scheme",
    start="submitted",
    states=[
        State("submitted", _("Waiting for approval"), "blue"),
        State("in_force", _("In force"), "green"),
        State("replaced", _("Replaced"), "grey"),
        State("returned", _("Returned"), "red"),
    ],
    moves=[
        Move("approve", "submitted", "in_force"),
        Move("return", "submitted", "returned"),
        Move("replace", "in_force", "replaced"),
    ],
)
APPRAISAL = StateMachine(
    "people.appraisal",
    model="people.Appraisal",
    start="open",
    states=[
        State("open", _("To be scored"), "blue"),
        State("scored", _("To be answered"), "blue"),
        State("appealed", _("Appealed"), "red"),
        State("settled", _("Settled"), "amber"),
        State("closed", _("Closed"), "green"),
    ],
    moves=[
        Move("score", ("open", "scored"), "scored"),
        Move("agree", "scored", "settled"),
        Move("appeal", "scored", "appealed"),
        Move("decide", "appealed", "settled"),
        Move("close", ("settled", "scored"), "closed"),
    ],
)
POLL = StateMachine(
    "people.poll",
    model="people.Poll",
    start="open",
    states=[State("open", _("Survey runs"), "blue"), State("closed", _("Survey closed"), "green")],
    moves=[Move("close", "open", "closed")],
)
