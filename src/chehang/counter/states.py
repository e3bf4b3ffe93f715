"""How a sale moves."""

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
    ],
)
