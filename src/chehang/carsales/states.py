"""How leads and test drives move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed, declare

CONSULTANT, MANAGER = "sales_consultant", "sales_manager"
ALIVE = ("assigned", "contacted", "invited", "arrived")

declare(Timed("carsales.follow", _("Speak to the customer again"), whose=CONSULTANT, late=MANAGER))

LEAD = StateMachine(
    "carsales.lead",
    model="carsales.Lead",
    start="new",
    states=[
        State("new", _("To be assigned"), "amber", Within(figure="carsales.assign_within"), MANAGER, MANAGER),
        State("assigned", _("To be contacted"), "amber", Within(figure="carsales.contact_within"), CONSULTANT, MANAGER),
        State("contacted", _("Contacted"), "blue"),
        State("invited", _("Invited"), "blue"),
        State("arrived", _("Has been here"), "blue"),
        State("pool", _("In the pool"), "grey"),
        State("given_up", _("Given up, to be verified"), "amber"),
        State("lost", _("Lost"), "red"),
        State("won", _("Bought"), "green"),
    ],
    moves=[
        Move("assign", ("new", "pool"), "assigned"),
        Move("contact", "assigned", "contacted"),
        Move("invite", ("contacted", "arrived"), "invited"),
        Move("arrive", ("assigned", "contacted", "invited", "pool"), "arrived"),
        Move("drop", ALIVE, "pool"),
        Move("give_up", ALIVE, "given_up"),
        Move("verify", "given_up", "lost"),
        Move("send_back", "given_up", "assigned"),
        Move("win", (*ALIVE, "pool"), "won"),
        # An order that was cancelled leaves somebody who may still buy.
        Move("reopen", "won", "contacted"),
    ],
)

TEST_DRIVE = StateMachine(
    "carsales.test_drive",
    model="carsales.Drive",
    start="driving",
    states=[State("driving", _("On the road"), "blue"), State("done", _("Done"), "green")],
    moves=[Move("finish", "driving", "done")],
)

CAR = StateMachine(
    "carsales.car",
    model="carsales.Car",
    start="transit",
    states=[
        State("transit", _("On the way"), "blue"),
        State("stock", _("In the yard"), "green"),
        State("locked", _("Kept for a customer"), "amber"),
        State("allocated", _("Promised"), "amber"),
        State("hold", _("On hold"), "red"),
        State("delivered", _("Delivered"), "grey"),
        State("returned", _("Left the store"), "grey"),
    ],
    moves=[
        Move("arrive", "transit", "stock"),
        Move("lock", ("transit", "stock", "allocated"), "locked"),
        Move("allocate", ("transit", "stock", "locked"), "allocated"),
        Move("free", ("locked", "allocated"), "stock"),
        Move("free_on_way", ("locked", "allocated"), "transit"),
        Move("hold", ("transit", "stock", "locked", "allocated"), "hold"),
        Move("release", "hold", "stock"),
        Move("release_on_way", "hold", "transit"),
        Move("deliver", "allocated", "delivered"),
        Move("send_back", ("stock", "hold"), "returned"),
        Move("sell_there", "stock", "delivered"),
    ],
)

DEAL = StateMachine(
    "carsales.deal",
    model="carsales.Deal",
    start="quoted",
    states=[
        State("quoted", _("Quotation"), "grey"),
        State("draft", _("Order, not handed in"), "grey"),
        State("submitted", _("To be released"), "amber"),
        State("authorised", _("Released"), "blue"),
        State("delivered", _("Car handed over"), "green"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("order", "quoted", "draft"),
        Move("submit", "draft", "submitted"),
        Move("release", "submitted", "authorised"),
        Move("return", "submitted", "draft"),
        Move("change", ("submitted", "authorised"), "draft"),
        Move("deliver", "authorised", "delivered"),
        Move("cancel", ("quoted", "draft", "submitted", "authorised"), "cancelled"),
    ],
    timed=[Timed("carsales.deal.promised", _("Car promised for this day"), ("authorised",), until="promised_on",
                 whose=CONSULTANT, late=MANAGER)],
)  # fmt: skip

CHALLENGE = StateMachine(
    "carsales.challenge",
    model="carsales.Challenge",
    start="asked",
    states=[
        State("asked", _("Proof asked for"), "amber"),
        State("shown", _("Shown"), "green"),
        State("missed", _("Missed"), "red"),
    ],
    moves=[Move("show", "asked", "shown"), Move("miss", "asked", "missed")],
)

REWARD = StateMachine(
    "carsales.reward_policy",
    model="carsales.RewardPolicy",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("To be approved"), "amber"),
        State("in_force", _("In force"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("approve", "submitted", "in_force"),
        Move("drop", "submitted", "dropped"),
    ],
)

COMMISSION = StateMachine(
    "carsales.commission",
    model="carsales.Commission",
    start="reckoned",
    states=[State("reckoned", _("To be approved"), "amber"), State("approved", _("Approved"), "green")],
    moves=[Move("approve", "reckoned", "approved")],
)

FLOOR = StateMachine(
    "carsales.floor_loan",
    model="carsales.FloorLoan",
    start="open",
    states=[State("open", _("Runs"), "amber"), State("repaid", _("Redeemed"), "green")],
    moves=[Move("repay", "open", "repaid")],
)

TRADE_IN = StateMachine(
    "carsales.trade_in",
    model="carsales.TradeIn",
    start="valued",
    states=[
        State("valued", _("Valued"), "amber"),
        State("bought", _("Bought"), "green"),
        State("declined", _("Not bought"), "grey"),
    ],
    moves=[Move("buy", "valued", "bought"), Move("decline", "valued", "declined")],
)

CAR_RETURN = StateMachine(
    "carsales.car_return",
    model="carsales.CarReturn",
    start="asked",
    states=[
        State(
            "asked", _("To be answered"), "amber", Within(figure="carsales.return_answer"), "general_manager", MANAGER
        ),
        State("granted", _("Granted"), "blue", Within(figure="carsales.return_done"), MANAGER, "general_manager"),
        State("refused", _("Refused"), "red"),
        State("done", _("Car is back"), "green"),
    ],
    moves=[
        Move("grant", "asked", "granted"),
        Move("refuse", "asked", "refused"),
        Move("take_back", "granted", "done"),
    ],
)
