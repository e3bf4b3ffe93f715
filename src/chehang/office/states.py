"""The lives of administration's papers."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

HAZARD = StateMachine(
    "office.hazard",
    model="office.Hazard",
    start="open",
    states=[
        State("open", _("Found"), "red"),
        State("mending", _("Being mended"), "amber"),
        State("mended", _("To be verified"), "blue"),
        State("closed", _("Closed"), "green"),
    ],
    moves=[
        Move("order", ("open", "mending"), "mending"),
        Move("mend", "mending", "mended"),
        Move("verify", "mended", "closed"),
        Move("reject", "mended", "mending"),
    ],
)
SEAL = StateMachine(
    "office.seal",
    model="office.SealUse",
    start="asked",
    states=[State("asked", _("Waiting for permission"), "blue"), State("allowed", _("Allowed"), "green")],
    moves=[Move("allow", "asked", "allowed")],
)
