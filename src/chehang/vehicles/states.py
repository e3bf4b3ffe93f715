"""The life of a car on a recall's list."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

RECALL_CAR = StateMachine(
    "vehicles.recall_car",
    model="vehicles.RecallCar",
    start="open",
    states=[
        State("open", _("Open"), "amber"),
        State("done", _("Done"), "green"),
        State("gone", _("Car is gone"), "grey"),
    ],
    moves=[Move("finish", ("open", "gone"), "done"), Move("write_off", "open", "gone")],
)
