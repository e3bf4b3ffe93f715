"""The life of a purchase order."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed

ORDER = StateMachine(
    "purchasing.order",
    model="purchasing.Order",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("Waiting for review"), "blue"),
        State("reviewed", _("Reviewed"), "blue"),
        State("sent", _("Placed"), "blue"),
        State("partial", _("Partly received"), "amber"),
        State("received", _("Fully received"), "green"),
        State("closed", _("Closed"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("edit", ("submitted", "reviewed"), "draft"),
        Move("return", ("submitted", "reviewed"), "draft"),
        Move("review", "submitted", "reviewed"),
        Move("send", "reviewed", "sent"),
        Move("receive_some", ("sent", "partial"), "partial"),
        Move("receive_all", ("sent", "partial"), "received"),
        Move("close", ("partial", "received"), "closed"),
        Move("cancel", ("draft", "submitted", "reviewed", "sent"), "cancelled"),
    ],
    timed=[
        # H6: no delay without somebody knowing.
        Timed(
            "purchasing.order.arrival",
            _("Goods of the order have to come"),
            ("sent", "partial"),
            until="required_on",
            whose="parts_planner",
            late="parts_manager",
        ),
    ],
)

INQUIRY = StateMachine(
    "purchasing.inquiry",
    model="purchasing.Inquiry",
    start="sent",
    states=[
        State("sent", _("Suppliers asked"), "blue"),
        State("answered", _("Answers are coming in"), "amber"),
        State("awarded", _("Chosen"), "green"),
        State("ordered", _("Ordered"), "green"),
        State("closed", _("Ended without a choice"), "grey"),
    ],
    moves=[
        Move("answer", ("sent", "answered"), "answered"),
        Move("award", "answered", "awarded"),
        Move("order", "awarded", "ordered"),
        Move("close", ("sent", "answered", "awarded"), "closed"),
    ],
    timed=[
        Timed(
            "purchasing.inquiry.answers",
            _("Suppliers have to answer"),
            ("sent", "answered"),
            until="due_on",
            whose="parts_planner",
            late="parts_manager",
        ),
    ],
)

RETURN = StateMachine(
    "purchasing.supplier_return",
    model="purchasing.SupplierReturn",
    start="applied",
    states=[
        State(
            "applied",
            _("Supplier has to answer"),
            "blue",
            within=Within(figure="purchasing.return_answer"),
            whose="parts_planner",
            late="parts_manager",
        ),
        State("approved", _("Goods to be sent"), "amber"),
        State(
            "out",
            _("Waiting for the credit note"),
            "amber",
            within=Within(figure="purchasing.credit_within"),
            whose="accountant",
            late="finance_manager",
        ),
        State("credited", _("Credited"), "green"),
        State("refused", _("Refused by the supplier"), "red"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("approve", "applied", "approved"),
        Move("refuse", "applied", "refused"),
        Move("issue", "approved", "out"),
        Move("credit", "out", "credited"),
        Move("cancel", ("applied", "approved"), "cancelled"),
        Move("come_back", "out", "cancelled"),
    ],
)

SLOT = StateMachine(
    "purchasing.order_slot",
    model="purchasing.OrderSlot",
    start="open",
    states=[
        State("open", _("Order due"), "blue"),
        State("met", _("Ordered"), "green"),
        State("moved", _("Put off"), "amber"),
        State("skipped", _("Left out"), "grey"),
    ],
    moves=[Move("meet", "open", "met"), Move("move", "open", "moved"), Move("skip", "open", "skipped")],
    timed=[
        Timed(
            "purchasing.order_slot.due",
            _("Order on the day of the calendar"),
            ("open",),
            until="due_on",
            whose="parts_planner",
            late="parts_manager",
        ),
    ],
)

TEMPORARY = StateMachine(
    "purchasing.temporary_quota",
    model="purchasing.TemporaryQuota",
    start="asked",
    states=[
        State("asked", _("Waiting for approval"), "blue"),
        State("granted", _("Granted"), "green"),
        State("returned", _("Returned"), "red"),
    ],
    moves=[Move("grant", "asked", "granted"), Move("return", "asked", "returned")],
)
