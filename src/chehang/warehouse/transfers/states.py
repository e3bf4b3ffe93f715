"""The life of a transfer: both stores' papers take each step together. Goods between the store and an outlet live the same."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine


def journey(name: str, model: str, asked: Any, sent: Within | None = None) -> StateMachine:
    """From the wish to the last piece: ``asked`` says who has to agree, ``sent`` how soon the goods leave afterwards (else nobody is hurried)."""
    hurry: dict[str, Any] = {"within": sent, "whose": "parts_manager", "late": "parts_manager"} if sent else {}
    return StateMachine(
        name,
        model=model,
        start="asked",
        states=[
            State("asked", asked, "blue"),
            State("agreed", _("Goods to be sent"), "amber", **hurry),
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


TRANSFER = journey("warehouse.transfer", "warehouse.Transfer", _("Both parts managers have to agree"))
