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
        State("pilot", _("Being tried"), "amber"),
        State("adopted", _("Adopted"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[
        Move("pilot", "proposed", "pilot"),
        Move("adopt", ("proposed", "pilot"), "adopted"),
        Move("drop", ("proposed", "pilot"), "dropped"),
    ],
)
CLAIM = StateMachine(
    "marketing.claim",
    model="marketing.CofundClaim",
    start="claimed",
    states=[
        State("claimed", _("Handed in at the maker"), "blue"),
        State("granted", _("Granted, money to come"), "amber"),
        State("refused", _("Refused by the maker"), "red"),
        State("received", _("Money received"), "green"),
    ],
    moves=[
        Move("grant", "claimed", "granted"),
        Move("refuse", "claimed", "refused"),
        Move("receive", "granted", "received"),
    ],
)
POLICY = StateMachine(
    "marketing.policy",
    model="marketing.MarketPolicy",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("comments", _("Departments are asked"), "blue"),
        State("approved", _("Approved"), "green"),
        State("replaced", _("Replaced by a newer version"), "grey"),
        State("concluded", _("Concluded"), "grey"),
    ],
    moves=[
        Move("ask", "draft", "comments"),
        Move("approve", "comments", "approved"),
        Move("send_back", "comments", "draft"),
        Move("replace", "approved", "replaced"),
        Move("conclude", "approved", "concluded"),
    ],
)
RELEASE = StateMachine(
    "marketing.release",
    model="marketing.Release",
    start="draft",
    states=[
        State("draft", _("Draft"), "grey"),
        State("checked", _("Facts checked"), "blue"),
        State("approved", _("Approved"), "amber"),
        State("published", _("Has been published"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[
        Move("check", "draft", "checked"),
        Move("approve", "checked", "approved"),
        Move("publish", "approved", "published"),
        Move("drop", ("draft", "checked", "approved"), "dropped"),
    ],
)
RESEARCH = StateMachine(
    "marketing.research",
    model="marketing.Research",
    start="planned",
    states=[
        State("planned", _("Under way"), "blue"),
        State("reported", _("To be answered"), "amber"),
        State("answered", _("Answered"), "green"),
        State("dropped", _("Dropped"), "grey"),
    ],
    moves=[
        Move("report", "planned", "reported"),
        Move("answer", "reported", "answered"),
        Move("drop", "planned", "dropped"),
    ],
)
