"""The life of a goal."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

GOAL = StateMachine(
    "work.goal",
    model="work.Goal",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("agreed", _("Agreed by the department"), "amber"),
        State("running", _("Running"), "blue"),
        State("reviewed", _("Reviewed"), "green"),
        State("dropped", _("Dropped"), "red"),
    ],
    moves=[
        Move("agree", "draft", "agreed"),
        Move("ask_anew", "agreed", "draft"),
        Move("approve", ("draft", "agreed"), "running"),
        Move("review", "running", "reviewed"),
        Move("drop", ("draft", "agreed"), "dropped"),
    ],
)
