"""The lives of deliveries, discrepancy reports and outbound orders."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

INBOUND = StateMachine(
    "warehouse.inbound",
    model="warehouse.Inbound",
    start="expected",
    states=[
        State("expected", _("Expected"), "blue"),
        State("counting", _("Being counted"), "blue"),
        State("checked", _("Count finished"), "blue"),
        State(
            "posted",
            _("To be put away"),
            "amber",
            within=Within(figure="warehouse.put_away_within"),
            whose="keeper",
            late="parts_manager",
        ),
        State("placed", _("Put away"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("start", "expected", "counting"),
        Move("finish", "counting", "checked"),
        Move("recount", "checked", "counting"),
        Move("post", "checked", "posted"),
        Move("place", "posted", "placed"),
        Move("cancel", "expected", "cancelled"),
    ],
)

DISCREPANCY = StateMachine(
    "warehouse.discrepancy",
    model="warehouse.Discrepancy",
    start="open",
    states=[
        State("open", _("Open"), "amber"),
        State("acknowledged", _("Acknowledged"), "blue"),
        State("settled", _("Case closed"), "green"),
    ],
    moves=[Move("acknowledge", "open", "acknowledged"), Move("settle", "acknowledged", "settled")],
)

OUTBOUND = StateMachine(
    "warehouse.outbound",
    model="warehouse.Outbound",
    start="created",
    states=[
        State("created", _("To be picked"), "blue"),
        State("blocked", _("Short of stock"), "amber"),
        State("picked", _("Picked"), "blue"),
        State("checked", _("First signature"), "blue"),
        State(
            "released",
            _("Out"),
            "green",
            within=Within(figure="warehouse.hand_over_within"),
            whose="keeper",
            late="parts_manager",
        ),
        State("handed_over", _("Handed over"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
        State("reversed", _("Back in stock"), "red"),
    ],
    moves=[
        Move("pick", "created", "picked"),
        Move("block", ("created", "picked"), "blocked"),
        Move("retry", "blocked", "created"),
        Move("check", "picked", "checked"),
        Move("release", "checked", "released"),
        Move("hand_over", "released", "handed_over"),
        Move("cancel", ("created", "blocked", "picked", "checked"), "cancelled"),
        Move("reverse", "released", "reversed"),
    ],
)
