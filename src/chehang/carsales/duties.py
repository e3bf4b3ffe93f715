"""Duties that car sales performs."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

STEPS = ("carsales.register_visit", "carsales.follow_lead", "carsales.start_test_drive")
LEADS = ("carsales.register_lead", "carsales.assign_lead", "carsales.review_lost_lead")

TARGETS = ("carsales.set_sales_targets",)
REWARDS = ("carsales.draft_reward_policy", "carsales.set_car_price")
COMMISSION = ("carsales.reckon_commissions", "carsales.approve_commission")
OUTLETS = (
    "carsales.open_outlet",
    "carsales.set_outlet_targets",
    "carsales.challenge_outlet",
    "carsales.note_outlet_visit",
)
HEAD = ("sales_manager",)

perform(
    Share(
        "SA5", (*STEPS, *LEADS, "carsales.record_mystery_visit"), ("carsales.steps", "carsales.leads", "carsales.mystery_visits"), covers=("sales_steps",),
        evidence=(Acts(STEPS, when=Documents("carsales.Visit", "came_at")), Acts(("carsales.record_mystery_visit",))),
        owed=(Owed("carsales.Lead", "made_at", {"state": "new"}, 24, _("Leads nobody looks after"), "/carsales/leads/?state=new"),),
    ),
    Share("SA9", ("carsales.note_rival", "carsales.follow_lead"), ("carsales.rivals", "carsales.follow_ups"),
          covers=("customer_voice", "rival_log"), evidence=(Acts(("carsales.note_rival",)),)),
    Share("SA2", ("carsales.submit_deal", "core.approve", "carsales.edit_deal", "carsales.cancel_deal"), ("carsales.deals",),
          covers=("deal_approval",), evidence=(Acts(("core.approve",), by=("sales_manager",), when=Documents("carsales.Deal", "ordered_on", {"approval_id__gt": 0})),),
          owed=(Owed("carsales.Deal", "made_at", {"state": "submitted"}, 72, _("Orders to be released"), "/carsales/deals/?state=submitted"),)),
    Share("SA3", REWARDS, ("carsales.reward_policies", "carsales.prices"), covers=("sales_policy",), evidence=(Acts(REWARDS, by=HEAD),)),
    Share("SA4", TARGETS, ("carsales.targets",), covers=("sales_targets",), evidence=(Acts(TARGETS, by=HEAD),)),
    Share("SA7", COMMISSION, ("carsales.commissions", "carsales.targets"), covers=("commission",), evidence=(Acts(COMMISSION[:1], by=HEAD),)),
    Share("SA8", (), ("carsales.month", "insight.measures", "insight.tree"), covers=("measures",)),
    Share("SA10", ("carsales.challenge_outlet", "carsales.ask_daily_proofs", "carsales.prove_car", "carsales.receive_car", "carsales.move_car", "carsales.check_car"),
          ("carsales.true_stock", "carsales.outlets", "carsales.cars", "carsales.my_outlet"), covers=("vehicle_stock",),
          evidence=(Acts(("carsales.prove_car", "carsales.check_car", "carsales.move_car", "carsales.receive_car"), when=Documents("carsales.Car", "bought_on")),)),
    Share("GM6", OUTLETS, ("carsales.outlets", "carsales.outlet_visits"), covers=("outlets",), evidence=(Acts(OUTLETS),)),
)  # fmt: skip
