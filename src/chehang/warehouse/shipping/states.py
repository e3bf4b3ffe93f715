"""The lives of shipments, claims and incidents."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

SHIPMENT = StateMachine(
    "warehouse.shipment",
    model="warehouse.Shipment",
    start="shipped",
    states=[
        State(
            "shipped",
            _("On its way"),
            "blue",
            within=Within(figure="warehouse.transit_within"),
            whose="keeper",
            late="parts_manager",
        ),
        State(
            "arrived",
            _("Arrived, call the receiver"),
            "amber",
            within=Within(figure="warehouse.call_within"),
            whose="keeper",
            late="parts_manager",
        ),
        State("followed", _("Followed up"), "green"),
        State("trouble", _("Lost or damaged"), "red"),
    ],
    moves=[
        Move("arrive", "shipped", "arrived"),
        Move("follow", "arrived", "followed"),
        Move("fail", ("shipped", "arrived"), "trouble"),
        Move("end", "trouble", "followed"),
    ],
)
CLAIM = StateMachine(
    "warehouse.claim",
    model="warehouse.Claim",
    start="submitted",
    states=[
        State(
            "submitted",
            _("Waiting for an answer"),
            "blue",
            within=Within(figure="warehouse.claim_answer"),
            whose="parts_planner",
            late="parts_manager",
        ),
        State("accepted", _("Claim accepted"), "green"),
        State("rejected", _("Rejected"), "red"),
        State("settled", _("Settled"), "grey"),
    ],
    moves=[
        Move("accept", ("submitted", "rejected"), "accepted"),
        Move("reject", "submitted", "rejected"),
        Move("settle", ("accepted", "rejected"), "settled"),
    ],
)
INCIDENT = StateMachine(
    "warehouse.incident",
    model="warehouse.Incident",
    start="reported",
    states=[
        State(
            "reported",
            _("Has been reported"),
            "red",
            within=Within(hours=24),
            whose="parts_manager",
            late="general_manager",
        ),
        State("closed", _("Closed"), "green"),
    ],
    moves=[Move("close", "reported", "closed")],
)
