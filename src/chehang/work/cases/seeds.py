"""Case types that departments bring along: written once into a new installation, from then on data of the group.

The minutes are the practice of manufacturers and of consumer protection (customer-care; 一般、升级、重大), not law: whoever
leads customer service changes them with ``work.set_case_clock``.
"""

from dataclasses import dataclass

from django.db import connection

from .kinds import LEVELS, Level, Step

HOUR, DAY = 60, 24 * 60
USUAL: dict[Level, tuple[int, int, int]] = {
    Level.ORDINARY: (2 * HOUR, DAY, 3 * DAY),
    Level.RAISED: (HOUR // 2, DAY, 7 * DAY),
    Level.MAJOR: (15, 4 * HOUR, 7 * DAY),
}


@dataclass(frozen=True)
class TypeSeed:
    """A case type: its code, its title in the store's words, the department that owns it, its clocks by level."""

    code: str
    title: str
    department: str
    clocks: tuple[tuple[Level, tuple[int, int, int]], ...] = tuple(USUAL.items())


_seeds: dict[str, TypeSeed] = {}


def register(*seeds: TypeSeed) -> None:
    """Enter case types; a department calls it from its ``listeners``."""
    for seed in seeds:
        _seeds[seed.code] = seed


def seed_new() -> None:
    """Write the case types this installation has not met yet; what was changed there stays."""
    from .models import CaseClock, CaseType

    if CaseClock._meta.db_table not in connection.introspection.table_names():
        return
    known = set(CaseType.objects.values_list("code", flat=True))
    for seed in (s for s in _seeds.values() if s.code not in known):
        made = CaseType.objects.create(code=seed.code, title=seed.title, department=seed.department)
        CaseClock.objects.bulk_create(
            [
                CaseClock(type=made, level=level, step=step, minutes=minutes)
                for level, row in seed.clocks
                for step, minutes in zip((Step.RESPOND, Step.PLAN, Step.CLOSE), row, strict=True)
            ]
        )


register(
    TypeSeed("parts_complaint", "配件投诉", "parts"),
    TypeSeed("customer_complaint", "客户投诉", "care"),
    TypeSeed(
        "incident",
        "突发事件",
        "management",
        (
            (LEVELS[0], (HOUR, DAY, 7 * DAY)),
            (LEVELS[1], (HOUR // 2, DAY, 7 * DAY)),
            (LEVELS[2], (15, 4 * HOUR, 30 * DAY)),
        ),
    ),
)
