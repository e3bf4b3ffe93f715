"""The lives of visits and disposals."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

VISIT = StateMachine(
    "warehouse.visit",
    model="warehouse.Visit",
    start="asked",
    states=[
        State("asked", _("Waiting for approval"), "blue"),
        State("approved", _("May come in"), "green"),
        State("inside", _("Inside"), "amber"),
        State("left", _("Has left"), "grey"),
        State("refused", _("Not let in"), "red"),
    ],
    moves=[
        Move("approve", "asked", "approved"),
        Move("refuse", "asked", "refused"),
        Move("enter", "approved", "inside"),
        Move("leave", "inside", "left"),
    ],
)

DISPOSAL = StateMachine(
    "warehouse.disposal",
    model="warehouse.Disposal",
    start="proposed",
    states=[
        State("proposed", _("Waiting for approval"), "blue"),
        State("approved", _("To be carried out"), "amber"),
        State("returned", _("Turned down"), "grey"),
        State("running", _("Under way"), "amber"),
        State("done", _("Carried out"), "green"),
    ],
    moves=[
        Move("approve", "proposed", "approved"),
        Move("return", "proposed", "returned"),
        Move("execute", "approved", "done"),
        Move("start", "approved", "running"),
        Move("finish", "running", "done"),
        Move("fail", "running", "approved"),
    ],
)
