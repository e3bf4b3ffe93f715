"""How claims and payment requests move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine


def _machine(name: str, model: str) -> StateMachine:
    return StateMachine(
        name,
        model=model,
        start="draft",
        states=[
            State("draft", _("Draft"), "grey"),
            State("submitted", _("Handed in"), "blue"),
            State("approved", _("To be paid"), "amber"),
            State("paid", _("Paid out"), "green"),
            State("cancelled", _("Cancelled"), "red"),
        ],
        moves=[
            Move("submit", "draft", "submitted"),
            Move("return", ("submitted", "approved"), "draft"),
            Move("approve", "submitted", "approved"),
            Move("pay", "approved", "paid"),
            Move("cancel", ("draft", "submitted", "approved"), "cancelled"),
        ],
    )


CLAIM = _machine("finance.claim", "finance.Claim")
PAYMENT = _machine("finance.payment", "finance.Payment")
