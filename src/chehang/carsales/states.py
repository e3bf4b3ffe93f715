"""How leads and test drives move."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within
from chehang.core.states import Move, State, StateMachine
from chehang.core.timed import Timed, declare

CONSULTANT, MANAGER = "sales_consultant", "sales_manager"
ALIVE = ("assigned", "contacted", "invited", "arrived")

declare(Timed("carsales.follow", _("Speak to the customer again"), whose=CONSULTANT, late=MANAGER))

LEAD = StateMachine(
    "carsales.lead",
    model="carsales.Lead",
    start="new",
    states=[
        State("new", _("To be assigned"), "amber", Within(figure="carsales.assign_within"), MANAGER, MANAGER),
        State("assigned", _("To be contacted"), "amber", Within(figure="carsales.contact_within"), CONSULTANT, MANAGER),
        State("contacted", _("Contacted"), "blue"),
        State("invited", _("Invited"), "blue"),
        State("arrived", _("Has been here"), "blue"),
        State("pool", _("In the pool"), "grey"),
        State("given_up", _("Given up, to be verified"), "amber"),
        State("lost", _("Lost"), "red"),
        State("won", _("Bought"), "green"),
    ],
    moves=[
        Move("assign", ("new", "pool"), "assigned"),
        Move("contact", "assigned", "contacted"),
        Move("invite", ("contacted", "arrived"), "invited"),
        Move("arrive", ("assigned", "contacted", "invited", "pool"), "arrived"),
        Move("drop", ALIVE, "pool"),
        Move("give_up", ALIVE, "given_up"),
        Move("verify", "given_up", "lost"),
        Move("send_back", "given_up", "assigned"),
        Move("win", (*ALIVE, "pool"), "won"),
        # An order that was cancelled leaves somebody who may still buy.
        Move("reopen", "won", "contacted"),
    ],
)

TEST_DRIVE = StateMachine(
    "carsales.test_drive",
    model="carsales.Drive",
    start="driving",
    states=[State("driving", _("On the road"), "blue"), State("done", _("Done"), "green")],
    moves=[Move("finish", "driving", "done")],
)
