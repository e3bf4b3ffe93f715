"""How policies, rebates and statements move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

POLICY = StateMachine(
    "finance.rebate_policy",
    model="finance.RebatePolicy",
    start="draft",
    states=[State("draft", _("To be checked"), "amber"), State("in_force", _("In force"), "green")],
    moves=[Move("check", "draft", "in_force")],
)
REBATE = StateMachine(
    "finance.rebate",
    model="finance.Rebate",
    start="accrued",
    states=[
        State("accrued", _("Accrued"), "amber"),
        State("confirmed", _("Confirmed by the maker"), "blue"),
        State("settled", _("Settled"), "green"),
    ],
    moves=[Move("confirm", "accrued", "confirmed"), Move("settle", "confirmed", "settled")],
)
STATEMENT = StateMachine(
    "finance.maker_statement",
    model="finance.MakerStatement",
    start="entered",
    states=[State("entered", _("To be signed"), "amber"), State("signed", _("Signed"), "green")],
    moves=[Move("sign", "entered", "signed")],
)
