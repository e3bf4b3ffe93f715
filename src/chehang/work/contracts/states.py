"""The life of a contract."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

CONTRACT = StateMachine(
    "work.contract",
    model="work.Contract",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("submitted", _("Waiting for approval"), "blue"),
        State("approved", _("To be signed"), "amber"),
        State("running", _("Running"), "green"),
        State("ended", _("Contract ended"), "grey"),
    ],
    moves=[
        Move("submit", "draft", "submitted"),
        Move("return", "submitted", "draft"),
        Move("approve", "submitted", "approved"),
        Move("sign", "approved", "running"),
        Move("end", "running", "ended"),
    ],
)
