"""How the opening moves: closed by two people, and never opened again."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

OPENING = StateMachine(
    "movein.opening",
    model="movein.Opening",
    start="open",
    states=[
        State("open", _("Being entered"), "blue"),
        State("asked", _("Closing asked for"), "amber"),
        State("closed", _("Opening closed"), "green"),
    ],
    moves=[Move("ask", "open", "asked"), Move("send_back", "asked", "open"), Move("close", "asked", "closed")],
)

FILE = StateMachine(
    "movein.file",
    model="movein.OpeningFile",
    start="brought",
    states=[
        State("brought", _("Brought, not entered"), "amber"),
        State("entered", _("Entered"), "green"),
        State("dropped", _("Put away"), "grey"),
    ],
    moves=[Move("enter", "brought", "entered"), Move("drop", "brought", "dropped")],
)
