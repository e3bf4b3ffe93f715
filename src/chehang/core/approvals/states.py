"""The life of a request for approval, and of a store's routes."""

from django.utils.translation import gettext_lazy as _

from ..states import Move, State, StateMachine

REQUEST = StateMachine(
    "core.approval",
    model="core.ApprovalRequest",
    start="open",
    states=[
        State("open", _("Waiting for approval"), "blue"),
        State("approved", _("Approved"), "green"),
        State("returned", _("Returned"), "amber"),
        State("withdrawn", _("Withdrawn"), "grey"),
        State("void", _("Void after an edit"), "grey"),
    ],
    moves=[
        Move("approve", "open", "approved"),
        Move("return", ("open", "approved"), "returned"),
        Move("withdraw", "open", "withdrawn"),
        Move("void", ("open", "approved"), "void"),
    ],
)

ROUTES = StateMachine(
    "core.routes",
    model="core.RouteSet",
    start="proposed",
    states=[
        State("proposed", _("Waiting for a second person"), "blue"),
        State("in_force", _("In force"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[Move("confirm", "proposed", "in_force"), Move("drop", "proposed", "dropped")],
)
