"""The life of an imported batch."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Rung, Timed

DAY = 24 * 60

SHIPMENT = StateMachine(
    "customs.shipment",
    model="customs.Shipment",
    start="preparing",
    states=[
        State("preparing", _("Gathering papers"), "grey"),
        State("complete", _("Papers complete"), "blue"),
        State("sent", _("At the broker"), "blue"),
        State("pre_entered", _("Pre-entered"), "blue"),
        State("declared", _("Declared"), "blue"),
        State("inspection", _("Customs inspection"), "amber"),
        State("tax_due", _("Taxes due"), "amber"),
        State("tax_paid", _("Taxes are paid"), "blue"),
        State("released", _("Released"), "blue"),
        State("delivered", _("Delivered, to be received"), "blue"),
        State("received", _("Has been received"), "blue"),
        State("costed", _("Costed"), "blue"),
        State("closed", _("Costed and closed"), "green"),
        State("returned", _("Sent back abroad"), "red"),
        State("cancelled", _("Cancelled"), "red"),
    ],
    moves=[
        Move("complete", "preparing", "complete"),
        Move("sent", "complete", "sent"),
        Move("pre_entered", "sent", "pre_entered"),
        Move("declared", ("sent", "pre_entered"), "declared"),
        Move("inspection", "declared", "inspection"),
        Move("tax_due", ("declared", "inspection"), "tax_due"),
        Move("rejected", ("sent", "pre_entered", "declared", "inspection"), "preparing"),
        Move("pay", "tax_due", "tax_paid"),
        Move("release", "tax_paid", "released"),
        Move("delivered", "released", "delivered"),
        Move("receive", ("released", "delivered"), "received"),
        Move("cost", "received", "costed"),
        Move("close", "costed", "closed"),
        Move("reopen", ("costed", "closed"), "received"),
        Move("return", ("declared", "inspection", "tax_due"), "returned"),
        Move("rework", ("complete", "sent", "pre_entered"), "preparing"),
        Move("cancel", ("preparing", "complete"), "cancelled"),
    ],
    timed=[
        Timed(
            "customs.papers",
            _("Papers before the ship arrives"),
            ("preparing",),
            until="eta",
            whose="parts_logistics",
            late="parts_manager",
            ladder=(Rung("before", 7 * DAY, "whose"), Rung("before", 3 * DAY, "whose"), Rung("after", 0, "late")),
        ),
        Timed(
            "customs.pay",
            _("Pay the customs' taxes"),
            ("tax_due",),
            until="tax_due_on",
            whose="cashier",
            late="finance_manager",
            ladder=(Rung("before", 5 * DAY, "whose"), Rung("before", 2 * DAY, "late"), Rung("after", 0, "late")),
        ),
    ],
)
