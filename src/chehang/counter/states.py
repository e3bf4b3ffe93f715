"""How sales and returns move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

SALE = StateMachine(
    "counter.sale",
    model="counter.Sale",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("confirmed", _("Waiting for payment"), "blue"),
        State("cleared", _("To be picked"), "amber"),
        State("out", _("Goods out"), "green"),
        State("closed", _("Handed over"), "green"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("confirm", "draft", "confirmed"),
        Move("clear", "confirmed", "cleared"),
        Move("issue", "cleared", "out"),
        Move("hand_over", "out", "closed"),
        # What an outlet sold of ours had left the house before.
        Move("sell_there", "draft", "closed"),
        Move("cancel", ("draft", "confirmed", "cleared"), "cancelled"),
        # Released goods that nobody took went back into stock.
        Move("take_back", "out", "cancelled"),
    ],
)

RETURN = StateMachine(
    "counter.sale_return",
    model="counter.SaleReturn",
    start="requested",
    states=[
        State("requested", _("To be inspected"), "blue"),
        State("accepted", _("Accepted"), "green"),
        State("refused", _("Not accepted"), "red"),
        State("withdrawn", _("Withdrawn"), "grey"),
    ],
    moves=[
        Move("accept", "requested", "accepted"),
        Move("refuse", "requested", "refused"),
        Move("withdraw", "requested", "withdrawn"),
    ],
)

QUOTATION = StateMachine(
    "counter.quotation",
    model="counter.Quotation",
    start="given",
    states=[
        State("given", _("Given"), "blue"),
        State("accepted", _("Customer accepted"), "green"),
        State("lost", _("Not sold"), "red"),
        State("expired", _("No longer valid"), "grey"),
    ],
    moves=[
        Move("accept", "given", "accepted"),
        Move("lose", ("given", "expired"), "lost"),
        Move("expire", "given", "expired"),
    ],
)

SPECIAL = StateMachine(
    "counter.special_order",
    model="counter.SpecialOrder",
    start="deposit",
    states=[
        State("deposit", _("Waiting for the deposit"), "blue"),
        State("to_order", _("To be ordered"), "amber"),
        State("ordered", _("Ordered"), "blue"),
        State(
            "arrived",
            _("Arrived, tell the customer"),
            "amber",
            within=Within(figure="counter.notify_within"),
            whose="parts_sales",
            late="parts_manager",
        ),
        State(
            "notified",
            _("Waiting to be collected"),
            "amber",
            within=Within(figure="counter.pickup_within"),
            whose="parts_sales",
            late="parts_manager",
        ),
        State("selling", _("On sale to the customer"), "blue"),
        State("closing", _("Waiting for approval"), "blue"),
        State("collected", _("Collected"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
        State("abandoned", _("Not collected"), "red"),
        State("failed", _("Could not be supplied"), "red"),
    ],
    moves=[
        Move("pay", "deposit", "to_order"),
        Move("order", ("to_order", "ordered"), "ordered"),
        Move("arrive", ("to_order", "ordered"), "arrived"),
        Move("notify", "arrived", "notified"),
        Move("sell", ("arrived", "notified"), "selling"),
        Move("collect", "selling", "collected"),
        Move("withdraw", "deposit", "cancelled"),
        Move("close", ("to_order", "ordered", "arrived", "notified"), "closing"),
        Move("back_to_order", "closing", "to_order"),
        Move("back_to_ordered", "closing", "ordered"),
        Move("back_to_notified", "closing", "notified"),
        Move("cancel", "closing", "cancelled"),
        Move("abandon", "closing", "abandoned"),
        Move("fail", "closing", "failed"),
    ],
)
