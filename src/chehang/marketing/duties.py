"""Duties that marketing performs."""

from chehang.core.duties import Acts, Papers, Share, perform

CAMPAIGN = (
    "marketing.plan_campaign",
    "marketing.start_campaign",
    "marketing.settle_campaign",
    "marketing.review_campaign",
)
MEDIA = ("marketing.plan_placement", "marketing.enter_results")

perform(
    Share("MK3", MEDIA, ("marketing.placements", "marketing.effect"), covers=("media_plan",), evidence=(Acts(MEDIA),)),
    Share("MK5", CAMPAIGN, ("marketing.campaigns",), covers=("events",),
          evidence=(Acts(CAMPAIGN, when=Papers("marketing.Campaign", "begins")),)),
    Share("MK6", ("marketing.compare_vendors",), ("marketing.comparisons",), covers=("vendor_quotes",),
          evidence=(Papers("marketing.Comparison", "on"),)),
    Share("MK7", ("marketing.draft_counter_plan", "marketing.finish_counter_plan"), ("marketing.counter_plans",),
          covers=("counter_plans",), evidence=(Acts(("marketing.draft_counter_plan",)),)),
    Share("MK8", ("marketing.record_cost", "marketing.settle_campaign"), ("marketing.effect",), covers=("market_cost",),
          evidence=(Acts(("marketing.record_cost", "marketing.settle_campaign")),)),
    Share("MK9", ("marketing.add_idea", "marketing.judge_idea"), ("marketing.ideas",), covers=("case_library",),
          evidence=(Papers("marketing.Idea", "on"),)),
    Share("MK10", ("work.open_case",), ("work.cases",), covers=("pr_cases",),
          evidence=(Papers("work.CaseRecord", "opened_at", {"type__code": "brand_crisis"}),)),
)  # fmt: skip
