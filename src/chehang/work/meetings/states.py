"""The life of a meeting."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

MEETING = StateMachine(
    "work.meeting",
    model="work.Meeting",
    start="called",
    states=[
        State("called", _("Called"), "blue"),
        State("held", _("Took place"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[Move("hold", "called", "held"), Move("cancel", "called", "cancelled")],
)
