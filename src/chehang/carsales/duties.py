"""Duties that car sales performs."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Owed, Papers, Share, perform

STEPS = ("carsales.register_visit", "carsales.follow_lead", "carsales.start_test_drive")
LEADS = ("carsales.register_lead", "carsales.assign_lead", "carsales.review_lost_lead")

perform(
    Share(
        "SA5", (*STEPS, *LEADS), ("carsales.leads",),
        evidence=(Acts(STEPS, when=Papers("carsales.Visit", "came_at")),),
        owed=(Owed("carsales.Lead", "made_at", {"state": "new"}, 24, _("Leads nobody looks after"), "/carsales/leads/?state=new"),),
    ),
    Share("SA9", ("carsales.note_rival", "carsales.follow_lead"), ("carsales.rivals", "carsales.follow_ups"),
          covers=("customer_voice", "rival_log"), evidence=(Acts(("carsales.note_rival",)),)),
)  # fmt: skip
