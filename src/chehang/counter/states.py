"""How sales and returns move."""

from django.utils.translation import gettext_lazy as _

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
