"""Duties that the cockpit, the measures and the reports over them perform."""

from chehang.core.duties import Acts, Share, perform

BOSS = ("general_manager",)

STRATEGY = ("insight.draft_strategy", "insight.approve_strategy", "insight.review_strategy", "insight.close_strategy")
PACK = ("insight.draft_pack", "insight.comment_pack_line", "insight.sign_pack")


def _packs(duty: str, posts: tuple[str, ...], need: str) -> Share:
    """Its reports are drafted by the house; what it owes is to explain and to sign them. The head of the house reads them."""
    evidence = Acts(("insight.sign_pack",), by=() if posts == BOSS else posts)
    acts = (*PACK, "insight.discuss_pack") if posts == BOSS else PACK
    return Share(duty, acts, ("insight.packs", "insight.owed"), covers=(need,), evidence=(evidence,))


perform(
    Share("HR2", pages=("insight.duties",), covers=("duty_texts",)),
    Share("GM1", ("core.approve", "core.send_back"), ("insight.cockpit",), covers=("day_cockpit",),
          evidence=(Acts(("core.approve", "core.send_back"), by=BOSS),)),
    _packs("GM8", BOSS, "report_packs"),
    _packs("SA6", ("sales_manager",), "sales_report"),
    _packs("FI8", ("finance_manager",), "month_analysis"),
    _packs("CS9", ("customer_service_manager",), "report_packs"),
    Share("GM3", ("insight.plan_year", "insight.replan_year"), ("insight.year",), covers=("goal_tree",),
          evidence=(Acts(("insight.plan_year", "insight.replan_year", "work.approve_goal"), by=BOSS),)),
    Share("SV1", ("insight.plan_output",), ("insight.operating",)),
    Share("GM2", STRATEGY, ("insight.strategies",), covers=("strategy",), evidence=(Acts(STRATEGY, by=BOSS),)),
    Share("GM11", pages=("insight.briefing",), covers=("visit_briefing",)),
    Share("GM13", ("insight.replan_year",), ("insight.year",), covers=("forecast",),
          evidence=(Acts(("insight.replan_year", "insight.set_target", "work.approve_goal"), by=BOSS),)),
)  # fmt: skip
