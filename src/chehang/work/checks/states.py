"""The life of a check round."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

ROUND = StateMachine(
    "work.check",
    model="work.CheckRound",
    start="planned",
    states=[
        State("planned", _("Planned"), "blue"),
        State("doing", _("Under way"), "blue"),
        State("done", _("To be verified"), "amber"),
        State("verified", _("Verified"), "green"),
    ],
    moves=[
        Move("start", "planned", "doing"),
        Move("finish", "doing", "done"),
        Move("verify", "done", "verified"),
    ],
)
