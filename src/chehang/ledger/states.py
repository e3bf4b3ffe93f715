"""The steps of periods and vouchers."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

PERIOD = StateMachine(
    "ledger.period",
    model="ledger.Period",
    start="open",
    states=[
        State("open", _("Month open"), "blue"),
        State("closed", _("Month closed"), "green"),
        State("locked", _("Month locked"), "grey"),
    ],
    moves=[
        Move("close", "open", "closed"),
        Move("reopen", "closed", "open"),
        Move("lock", "closed", "locked"),
    ],
)

VOUCHER = StateMachine(
    "ledger.voucher",
    model="ledger.Voucher",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("returned", _("Returned to maker"), "red"),
        State("posted", _("Posted"), "green"),
        State("discarded", _("Discarded"), "grey"),
    ],
    moves=[
        Move("post", "draft", "posted"),
        Move("return", "draft", "returned"),
        Move("correct", "returned", "draft"),
        Move("discard", ("draft", "returned"), "discarded"),
    ],
)

METHOD = StateMachine(
    "ledger.method",
    model="ledger.Method",
    start="proposed",
    states=[
        State("proposed", _("To be approved"), "amber"),
        State("in_force", _("In force"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[Move("approve", "proposed", "in_force"), Move("drop", "proposed", "dropped")],
)
