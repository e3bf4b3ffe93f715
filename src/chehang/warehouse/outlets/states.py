"""The life of goods between the store and an outlet."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

OUTLET = StateMachine(
    "warehouse.outlet_transfer",
    model="warehouse.OutletTransfer",
    start="asked",
    states=[
        State("asked", _("The parts manager has to agree"), "blue"),
        State("agreed", _("Goods to be sent"), "amber"),
        State(
            "transit",
            _("In transit"),
            "blue",
            within=Within(figure="warehouse.transfer_within"),
            whose="keeper",
            late="parts_manager",
        ),
        State("differs", _("Not all arrived"), "red"),
        State("received", _("Has been received"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("agree", "asked", "agreed"),
        Move("send", "agreed", "transit"),
        Move("stay", "transit", "cancelled"),
        Move("receive", "transit", "received"),
        Move("miss", "transit", "differs"),
        Move("settle", "differs", "received"),
        Move("cancel", ("asked", "agreed"), "cancelled"),
    ],
)
