"""The life of a deposit on an old part."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed

CORE = StateMachine(
    "counter.core_deposit",
    model="counter.CoreDeposit",
    start="asked",
    states=[
        State("asked", _("Deposit to be paid"), "blue"),
        State("held", _("Old part to be brought"), "amber"),
        State("returned", _("Old part is here"), "green"),
        State("kept", _("Deposit kept"), "grey"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("pay", "asked", "held"),
        Move("bring", "held", "returned"),
        Move("keep", "held", "kept"),
        Move("cancel", "asked", "cancelled"),
    ],
    timed=[
        Timed("counter.core.bring", _("Customer has to bring the old part"), ("held",), until="bring_by", whose="parts_sales", late="parts_manager"),
    ],
)  # fmt: skip
