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

POLICY = StateMachine(
    "replenishment.policy",
    model="replenishment.Policy",
    start="tried",
    states=[
        State("tried", _("Tried"), "grey"),
        State("asked", _("Waiting for approval"), "blue"),
        State("adopted", _("In force"), "green"),
        State("superseded", _("Superseded"), "grey"),
    ],
    moves=[
        Move("ask", "tried", "asked"),
        Move("adopt", "asked", "adopted"),
        Move("return", "asked", "tried"),
        Move("supersede", "adopted", "superseded"),
    ],
)
