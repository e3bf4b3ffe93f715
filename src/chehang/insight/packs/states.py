"""The life of a report, and its deadline."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed, declare

PACK = StateMachine(
    "insight.pack",
    model="insight.ReportPack",
    start="draft",
    states=[State("draft", _("Draft"), "amber"), State("signed", _("Signed"), "green")],
    moves=[Move("sign", "draft", "signed")],
)
DUE = "insight.pack_due"

declare(Timed(DUE, _("Sign the report"), late="general_manager"))
