"""Kinds of cases that marketing brings along: a crisis of the brand, its clocks from the discovery."""

from chehang.work.cases.kinds import Level
from chehang.work.cases.seeds import TypeSeed, register

DAY = 24 * 60
# 15 minutes to the report, 2 hours to a statement that holds, then until it is calm.
register(
    TypeSeed(
        "brand_crisis",
        "品牌舆情危机",
        "marketing",
        ((Level.ORDINARY, (60, 240, 7 * DAY)), (Level.RAISED, (15, 120, 7 * DAY)), (Level.MAJOR, (15, 120, 7 * DAY))),
    )
)
