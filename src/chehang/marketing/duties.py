"""Duties that marketing performs."""

from chehang.core.duties import Acts, Documents, Share, perform

CAMPAIGN = (
    "marketing.plan_campaign",
    "marketing.start_campaign",
    "marketing.settle_campaign",
    "marketing.review_campaign",
)
MEDIA = ("marketing.plan_placement", "marketing.enter_results", "marketing.import_results")

DECIDE = (
    "marketing.decide_policy",
    "marketing.decide_campaign",
    "marketing.decide_counter_plan",
    "marketing.decide_release",
)

perform(
    Share("GM7", (*DECIDE, "marketing.enter_market"), ("marketing.funnel", "marketing.market", "marketing.campaigns", "care.surveys"),
          covers=("market_research",), evidence=(Acts(DECIDE, by=("general_manager",)),)),
    Share("GM7", pages=("marketing.growth", "care.value"), covers=("customer_growth",)),
    Share("MK3", MEDIA, ("marketing.placements", "marketing.effect"), covers=("media_plan",), evidence=(Acts(MEDIA),)),
    Share("MK5", CAMPAIGN, ("marketing.campaigns",), covers=("events",),
          evidence=(Acts(CAMPAIGN, when=Documents("marketing.Campaign", "begins")),)),
    Share("MK6", ("marketing.compare_vendors",), ("marketing.comparisons",), covers=("vendor_quotes",),
          evidence=(Documents("marketing.Comparison", "on"),)),
    Share("MK7", ("marketing.draft_counter_plan", "marketing.finish_counter_plan"), ("marketing.counter_plans",),
          covers=("counter_plans",), evidence=(Acts(("marketing.draft_counter_plan",)),)),
    Share("MK8", ("marketing.record_cost", "marketing.settle_campaign"), ("marketing.effect",), covers=("market_cost",),
          evidence=(Acts(("marketing.record_cost", "marketing.settle_campaign")),)),
    Share("MK9", ("marketing.add_idea", "marketing.pilot_idea", "marketing.judge_idea", "marketing.use_idea"), ("marketing.ideas",), covers=("case_library",),
          evidence=(Documents("marketing.Idea", "on"),)),
    Share("MK2", ("marketing.draft_policy", "marketing.ask_comments", "marketing.conclude_policy"), ("marketing.policies",),
          covers=("market_policy",), evidence=(Acts(("marketing.draft_policy", "marketing.ask_comments", "marketing.decide_policy")),)),
    Share("MK4", ("marketing.enter_market", "carsales.note_rival"), ("marketing.funnel", "marketing.market", "carsales.rivals"),
          covers=("market_funnel", "rival_log"), evidence=(Acts(("marketing.enter_market",)),)),
    Share("MK7", ("carsales.note_rival",), ("carsales.rivals",), covers=("rival_log",), evidence=(Acts(("carsales.note_rival",)),)),
    Share("MK10", ("marketing.add_partner", "marketing.meet_partner", "marketing.draft_release", "marketing.publish_release"),
          ("marketing.partners", "marketing.releases"), covers=("media_partners",),
          evidence=(Acts(("marketing.meet_partner", "marketing.publish_release")),)),
    Share("MK10", ("work.open_case", "marketing.grade_crisis"), ("work.cases",), covers=("pr_cases",),
          evidence=(Documents("work.CaseRecord", "opened_at", {"type__code": "brand_crisis"}),)),
)  # fmt: skip
