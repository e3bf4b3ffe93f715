"""How work orders and requisitions move (domain §4.3)."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

WAITS = ("wait_parts", "wait_consent", "wait_outside")
AT_WORK = ("dispatched", "in_work", *WAITS)
OPEN = ("open", "estimated", "agreed")
CHECKED = ("own_ok", "mutual_ok", "final_ok")
UNSETTLED = (*OPEN, *AT_WORK, *CHECKED, "washing", "ready")
FROZEN = ("settled", "delivered", "closed", "void")

ORDER = StateMachine(
    "workshop.order",
    model="workshop.WorkOrder",
    start="open",
    states=[
        State("open", _("Car received"), "grey"),
        State("estimated", _("Estimate made"), "blue"),
        State("agreed", _("Customer agreed"), "blue"),
        State("dispatched", _("Dispatched"), "blue"),
        State("in_work", _("In work"), "blue"),
        State("wait_parts", _("Waits for parts"), "amber"),
        State("wait_consent", _("Waits for consent"), "amber"),
        State("wait_outside", _("Waits for outside work"), "amber"),
        State("own_ok", _("Own check passed"), "blue"),
        State("mutual_ok", _("Mutual check passed"), "blue"),
        State("final_ok", _("Final inspection passed"), "green"),
        State("washing", _("Being washed"), "blue"),
        State("ready", _("Ready"), "green"),
        State("settled", _("Bill made up"), "green"),
        State("delivered", _("Handed back"), "green"),
        State("closed", _("Closed"), "grey"),
        State("void", _("Void"), "red"),
    ],
    moves=[
        Move("estimate", ("open", "estimated", "agreed"), "estimated"),
        Move("agree", ("open", "estimated", "agreed"), "agreed"),
        Move("dispatch", "agreed", "dispatched"),
        Move("begin", ("dispatched", *WAITS), "in_work"),
        Move("wait_parts", ("dispatched", "in_work"), "wait_parts"),
        Move("wait_consent", ("dispatched", "in_work"), "wait_consent"),
        Move("wait_outside", ("dispatched", "in_work"), "wait_outside"),
        Move("pass_own", "in_work", "own_ok"),
        Move("pass_mutual", "own_ok", "mutual_ok"),
        Move("pass_final", "mutual_ok", "final_ok"),
        Move("send_back", (*CHECKED, "washing", "ready"), "in_work"),
        Move("wash", "final_ok", "washing"),
        Move("finish", ("final_ok", "washing"), "ready"),
        Move("settle", "ready", "settled"),
        Move("reopen", "settled", "ready"),
        Move("deliver", "settled", "delivered"),
        Move("close", "delivered", "closed"),
        Move("void", (*OPEN, "dispatched", "wait_parts", "wait_consent"), "void"),
    ],
)

REQUISITION = StateMachine(
    "workshop.requisition",
    model="workshop.Requisition",
    start="asked",
    states=[
        State("asked", _("Requested"), "blue"),
        State("late", _("Parts manager has to agree"), "amber"),
        State("blocked", _("Short on the shelf"), "red"),
        State("issued", _("Issued"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("file_late", "asked", "late"),
        Move("agree", "late", "asked"),
        Move("block", "asked", "blocked"),
        Move("issue", ("asked", "blocked"), "issued"),
        Move("cancel", ("asked", "late", "blocked"), "cancelled"),
    ],
)
# Requisitions whose parts are still to come.
TO_COME = ("asked", "late", "blocked")

COMING = ("booked", "confirmed", "reminded")

APPOINTMENT = StateMachine(
    "workshop.appointment",
    model="workshop.Appointment",
    start="booked",
    states=[
        State("booked", _("Appointment made"), "grey"),
        State("confirmed", _("Confirmed"), "blue"),
        State("reminded", _("Reminded"), "blue"),
        State("arrived", _("Has come"), "green"),
        State("no_show", _("Did not come"), "red"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("confirm", "booked", "confirmed"),
        Move("remind", ("booked", "confirmed"), "reminded"),
        Move("arrive", COMING, "arrived"),
        Move("miss", COMING, "no_show"),
        Move("cancel", COMING, "cancelled"),
    ],
)

CAMPAIGN = StateMachine(
    "workshop.campaign",
    model="workshop.Campaign",
    start="planned",
    states=[
        State("planned", _("Planned"), "grey"),
        State("running", _("Under way"), "blue"),
        State("over", _("Over"), "green"),
        State("dropped", _("Dropped"), "red"),
    ],
    moves=[
        Move("start", "planned", "running"),
        Move("end", "running", "over"),
        Move("drop", "planned", "dropped"),
    ],
)

CLAIM = StateMachine(
    "workshop.claim",
    model="workshop.WarrantyClaim",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("audited", _("Audited"), "blue"),
        State("submitted", _("With the maker"), "blue"),
        State("granted", _("Granted"), "green"),
        State("cut", _("Granted in part"), "amber"),
        State("rejected", _("Refused by the maker"), "red"),
        State("borne", _("Rest is borne"), "grey"),
        State("paid", _("Paid"), "green"),
    ],
    moves=[
        Move("audit", "draft", "audited"),
        Move("submit", "audited", "submitted"),
        Move("grant", "submitted", "granted"),
        Move("cut", "submitted", "cut"),
        Move("reject", "submitted", "rejected"),
        Move("appeal", ("cut", "rejected"), "submitted"),
        Move("bear", ("cut", "rejected"), "borne"),
        Move("pay", "granted", "paid"),
    ],
)

PACKAGE = StateMachine(
    "workshop.package",
    model="workshop.Package",
    start="asked",
    states=[
        State("asked", _("To be paid"), "amber"),
        State("active", _("Being used"), "green"),
        State("used_up", _("Used up"), "grey"),
        State("refunded", _("Refunded"), "grey"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("pay", "asked", "active"),
        Move("use_up", "active", "used_up"),
        Move("revive", "used_up", "active"),
        Move("refund", "active", "refunded"),
        Move("cancel", "asked", "cancelled"),
    ],
)

PACKAGE_USE = StateMachine(
    "workshop.package_use",
    model="workshop.PackageUse",
    start="held",
    states=[
        State("held", _("Put on an order"), "amber"),
        State("used", _("Used"), "green"),
        State("freed", _("Put back"), "grey"),
    ],
    moves=[
        Move("use", "held", "used"),
        Move("free", "held", "freed"),
        # A settlement taken back in red: work of a package stays on the order, money goes back onto the card.
        Move("hold_again", "used", "held"),
        Move("give_back", "used", "freed"),
    ],
)

PIECE_PAY = StateMachine(
    "workshop.piece_pay",
    model="workshop.PiecePay",
    start="reckoned",
    states=[State("reckoned", _("To be approved"), "amber"), State("approved", _("Approved"), "green")],
    moves=[Move("approve", "reckoned", "approved")],
)

OUTSIDE = StateMachine(
    "workshop.outside",
    model="workshop.OutsideJob",
    start="sent",
    states=[
        State("sent", _("With the supplier"), "amber"),
        State("back", _("Has come back"), "green"),
        State("called_off", _("Called off"), "grey"),
    ],
    moves=[Move("take_back", "sent", "back"), Move("call_off", "sent", "called_off")],
)

CAR_LOAN = StateMachine(
    "workshop.car_loan",
    model="workshop.CarLoan",
    start="out",
    states=[State("out", _("Lent out"), "amber"), State("back", _("Has come back"), "green")],
    moves=[Move("return", "out", "back")],
)

RESCUE = StateMachine(
    "workshop.rescue",
    model="workshop.Rescue",
    start="called",
    states=[
        State(
            "called",
            _("Nobody went yet"),
            "red",
            Within(figure="workshop.rescue_send"),
            "dispatcher",
            "service_manager",
        ),
        State(
            "sent", _("Under way"), "amber", Within(figure="workshop.rescue_arrive"), "dispatcher", "service_manager"
        ),
        State("there", _("At the car"), "blue"),
        State("over", _("Over"), "green"),
        State("called_off", _("Called off"), "grey"),
    ],
    moves=[
        Move("send", "called", "sent"),
        Move("arrive", "sent", "there"),
        Move("end", ("sent", "there"), "over"),
        Move("call_off", ("called", "sent"), "called_off"),
    ],
)
