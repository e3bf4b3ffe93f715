"""How bills and credit notes move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

BILL = StateMachine(
    "billing.bill",
    model="billing.Bill",
    start="waiting",
    states=[
        State("waiting", _("Waiting for payment"), "blue"),
        State("on_account", _("On account"), "amber"),
        State("paid", _("Paid"), "green"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("pay", ("waiting", "on_account"), "paid"),
        Move("put_on_account", "waiting", "on_account"),
        Move("cancel", ("waiting", "on_account", "paid"), "cancelled"),
    ],
)

PAYABLE = StateMachine(
    "billing.payable",
    model="billing.Payable",
    start="open",
    states=[
        State("open", _("Owed"), "amber"),
        State("settled", _("Settled"), "green"),
        State("void", _("Nothing owed"), "grey"),
    ],
    moves=[Move("settle", "open", "settled"), Move("grow", ("settled", "void"), "open"), Move("void", "open", "void")],
)

CREDIT_NOTE = StateMachine(
    "billing.credit_note",
    model="billing.CreditNote",
    start="waiting",
    states=[
        State("waiting", _("To be given back"), "blue"),
        State("settled", _("Settled"), "green"),
    ],
    moves=[Move("settle", "waiting", "settled")],
)
