"""The lives of campaigns, counter-plans and ideas."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine

CAMPAIGN = StateMachine(
    "marketing.campaign",
    model="marketing.Campaign",
    start="planned",
    states=[
        State("planned", _("Planned"), "grey"),
        State("submitted", _("To be approved"), "blue"),
        State("approved", _("Approved"), "blue"),
        State("live", _("Under way"), "amber"),
        State(
            "settled",
            _("To be reviewed"),
            "amber",
            within=Within(days=7),
            whose="marketing_manager",
            late="general_manager",
        ),
        State("reviewed", _("Reviewed"), "green"),
        State("cancelled", _("Cancelled"), "grey"),
    ],
    moves=[
        Move("submit", "planned", "submitted"),
        Move("approve", "submitted", "approved"),
        Move("send_back", "submitted", "planned"),
        Move("start", "approved", "live"),
        Move("settle", "live", "settled"),
        Move("review", "settled", "reviewed"),
        Move("cancel", ("planned", "approved", "live"), "cancelled"),
    ],
)
COUNTER = StateMachine(
    "marketing.counter_plan",
    model="marketing.CounterPlan",
    start="drafted",
    states=[
        State("drafted", _("To be approved"), "blue"),
        State("approved", _("Under way"), "amber"),
        State("refused", _("Not approved"), "red"),
        State("done", _("Done"), "green"),
    ],
    moves=[
        Move("approve", "drafted", "approved"),
        Move("refuse", "drafted", "refused"),
        Move("finish", "approved", "done"),
    ],
)
IDEA = StateMachine(
    "marketing.idea",
    model="marketing.Idea",
    start="proposed",
    states=[
        State("proposed", _("Proposed"), "blue"),
        State("adopted", _("Adopted"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[Move("adopt", "proposed", "adopted"), Move("drop", "proposed", "dropped")],
)
