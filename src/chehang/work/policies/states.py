"""The life of a version of a policy."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

POLICY = StateMachine(
    "work.policy",
    model="work.Policy",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("Waiting for approval"), "blue"),
        State("in_force", _("In force"), "green"),
        State("superseded", _("Superseded"), "grey"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("return", "submitted", "draft"),
        Move("approve", "submitted", "in_force"),
        Move("supersede", "in_force", "superseded"),
    ],
)
