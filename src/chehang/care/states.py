"""The life of a call, and of the listening to one."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

CALL = StateMachine(
    "care.call",
    model="care.FollowUp",
    start="open",
    states=[
        State("open", _("To be called"), "blue"),
        State("waiting", _("Waiting for the visit"), "amber"),
        State("done", _("Done"), "green"),
        State("unreached", _("Not reached after three attempts"), "grey"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("finish", ("open", "waiting"), "done"),
        Move("agree_visit", "open", "waiting"),
        Move("give_up", "open", "unreached"),
        Move("cancel", ("open", "waiting"), "cancelled"),
    ],
)
SCORE = StateMachine(
    "care.call_score",
    model="care.CallScore",
    start="drawn",
    states=[State("drawn", _("To be listened to"), "blue"), State("scored", _("Scored"), "green")],
    moves=[Move("score", "drawn", "scored")],
)
SURVEY = StateMachine(
    "care.survey",
    model="care.Survey",
    start="sent",
    states=[State("sent", _("Sent out"), "blue"), State("answered", _("Filled in"), "green")],
    moves=[Move("answer", "sent", "answered")],
)
ERASURE = StateMachine(
    "care.erasure",
    model="care.Erasure",
    start="asked",
    states=[
        State("asked", _("To be decided"), "amber"),
        State("done", _("Erased"), "green"),
        State("refused", _("Not erased"), "grey"),
    ],
    moves=[Move("erase", "asked", "done"), Move("refuse", "asked", "refused")],
)
