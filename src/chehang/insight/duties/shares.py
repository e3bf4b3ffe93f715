"""Duties that the cockpit, the measures and the reports over them perform."""

from chehang.core.duties import Acts, Share, perform

BOSS = ("general_manager",)

perform(
    Share("HR2", pages=("insight.duties",), covers=("duty_texts",)),
    Share("GM1", ("core.approve", "core.send_back"), ("insight.cockpit",), covers=("day_cockpit",),
          evidence=(Acts(("core.approve", "core.send_back"), by=BOSS),)),
)  # fmt: skip
