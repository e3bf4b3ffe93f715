"""The life of a stock plan."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

PLAN = StateMachine(
    "replenishment.plan",
    model="replenishment.Plan",
    start="draft",
    states=[
        State("draft", _("Waiting for approval"), "blue"),
        State("approved", _("In force"), "green"),
        State("returned", _("Returned"), "red"),
        State("superseded", _("Superseded"), "grey"),
    ],
    moves=[
        Move("approve", "draft", "approved"),
        Move("return", "draft", "returned"),
        Move("supersede", ("draft", "approved"), "superseded"),
    ],
)
