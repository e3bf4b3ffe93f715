"""The life of a case."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

CASE = StateMachine(
    "work.case",
    model="work.CaseRecord",
    start="new",
    states=[
        State("new", _("Newly opened"), "red"),
        State("assigned", _("Being looked into"), "blue"),
        State("proposed", _("Proposed to the customer"), "blue"),
        State("agreed", _("Solution agreed"), "amber"),
        State("executed", _("To be confirmed"), "amber"),
        State("closed", _("Confirmed and closed"), "green"),
    ],
    moves=[
        Move("assign", "new", "assigned"),
        Move("propose", "assigned", "proposed"),
        Move("revise", ("proposed", "agreed", "executed"), "assigned"),
        Move("agree", "proposed", "agreed"),
        Move("execute", "agreed", "executed"),
        Move("close", "executed", "closed"),
        Move("reopen", "closed", "assigned"),
    ],
)
OPEN = ("new", "assigned", "proposed", "agreed", "executed")
