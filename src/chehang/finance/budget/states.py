"""How a budget moves."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

BUDGET = StateMachine(
    "finance.budget",
    model="finance.Budget",
    start="draft",
    states=[State("draft", _("Draft"), "grey"), State("approved", _("In force"), "green")],
    moves=[Move("approve", "draft", "approved")],
)
ASSET = StateMachine(
    "finance.asset",
    model="finance.Asset",
    start="in_use",
    states=[State("in_use", _("Being used"), "green"), State("disposed", _("Disposed of"), "grey")],
    moves=[Move("dispose", "in_use", "disposed")],
)
