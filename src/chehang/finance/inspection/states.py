"""How an inspection moves."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

INSPECTION = StateMachine(
    "finance.inspection",
    model="finance.Inspection",
    start="open",
    states=[State("open", _("Under way"), "amber"), State("closed", _("Closed"), "green")],
    moves=[Move("close", "open", "closed")],
)
