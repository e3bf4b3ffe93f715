"""The life of a task."""

from django.utils.translation import gettext_lazy as _

from chehang.core.states import Move, State, StateMachine

TASK = StateMachine(
    "work.task",
    model="work.Task",
    start="offered",
    states=[
        State("offered", _("To be accepted"), "blue"),
        State("open", _("To do"), "blue"),
        State("doing", _("Under way"), "blue"),
        State("answered", _("To be confirmed"), "amber"),
        State("done", _("Done"), "green"),
        State("declined", _("Declined"), "red"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("accept", "offered", "open"),
        Move("decline", "offered", "declined"),
        Move("offer", ("declined", "open", "doing"), "offered"),
        Move("start", "open", "doing"),
        Move("answer", ("open", "doing"), "answered"),
        Move("finish", ("open", "doing"), "done"),
        Move("confirm", "answered", "done"),
        Move("send_back", "answered", "open"),
        Move("cancel", ("offered", "open", "doing", "declined"), "cancelled"),
    ],
)
OPEN = ("offered", "open", "doing", "answered", "declined")
TO_DO = ("offered", "open", "doing")
