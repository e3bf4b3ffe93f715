"""How a price proposal moves."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

PROPOSAL = StateMachine(
    "pricing.proposal",
    model="pricing.PriceProposal",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("Waiting for approval"), "blue"),
        State("approved", _("Approved"), "green"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("return", "submitted", "draft"),
        Move("approve", "submitted", "approved"),
        Move("cancel", ("draft", "submitted"), "cancelled"),
    ],
)

SUGGESTION = StateMachine(
    "pricing.suggestion",
    model="pricing.Suggestion",
    start="submitted",
    states=[
        State("submitted", _("Waiting for approval"), "blue"),
        State("approved", _("Approved"), "green"),
        State("returned", _("Turned down"), "grey"),
    ],
    moves=[Move("approve", "submitted", "approved"), Move("return", "submitted", "returned")],
)
