"""The life of a strategy."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

STRATEGY = StateMachine(
    "insight.strategy",
    model="insight.Strategy",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("approved", _("In force"), "green"),
        State("closed", _("Closed"), "grey"),
    ],
    moves=[Move("approve", "draft", "approved"), Move("close", "approved", "closed")],
)
