"""The life of a training session."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

SESSION = StateMachine(
    "work.session",
    model="work.TrainingSession",
    start="announced",
    states=[
        State("announced", _("Has been announced"), "blue"),
        State("held", _("Took place"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[Move("hold", "announced", "held"), Move("cancel", "announced", "cancelled")],
)
