"""How annual accounts move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

ACCOUNTS = StateMachine(
    "finance.annual_accounts",
    model="finance.AnnualAccounts",
    start="draft",
    states=[State("draft", _("Draft"), "amber"), State("signed", _("Signed"), "green")],
    moves=[Move("sign", "draft", "signed")],
)
