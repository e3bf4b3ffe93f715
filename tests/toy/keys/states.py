from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

KEY = StateMachine(
    "keys.loan", model="keys.KeyLoan", start="out",
    states=[State("out", _("Lent"), "amber"), State("back", _("Given back"), "green")],
    moves=[Move("give_back", "out", "back")],
)  # fmt: skip
