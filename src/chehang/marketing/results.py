"""What advertisements brought: by hand or from a file, judged by one rule."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, Field

from chehang.core.errors import Refused
from chehang.core.tabular import parse_rows, read_table
from chehang.core.types import ShortText

STAGES = ("impressions", "clicks", "leads", "valid", "orders")
HEADINGS = {
    "medium": ("媒体", "媒介", "渠道", "平台", "medium"),
    "week": ("周", "周起始日", "投放周", "日期", "week"),
    "position": ("位置", "版位", "广告位", "position"),
    "proof": ("监播凭证", "凭证", "证明", "proof"),
    "impressions": ("曝光", "曝光量", "展现", "展现量", "impressions"),
    "clicks": ("点击", "点击量", "clicks"),
    "leads": ("线索", "线索量", "线索数", "leads"),
    "valid": ("有效线索", "有效线索数", "valid leads", "valid"),
    "visits": ("到店", "到店数", "visits"),
    "orders": ("订单", "订单数", "orders"),
}

Count = Annotated[int, Field(ge=0, le=2_000_000_000)]


class ResultRow(BaseModel):
    """A row of the file: an advertisement of the media plan by medium, week and position, and its funnel."""

    model_config = ConfigDict(str_strip_whitespace=True)
    medium: Annotated[str, Field(min_length=1, max_length=40)]
    week: date
    position: ShortText = ""
    proof: Annotated[str, Field(min_length=2, max_length=200)]
    impressions: Count
    clicks: Count
    leads: Count
    valid: Count
    visits: Count = 0
    orders: Count = 0


def impossible(funnel: Mapping[str, Any]) -> tuple[str, int, int] | None:
    """The first stage (its name, how many, how many before it) that has more than the stage before; None for a true funnel."""
    # Who came to the store is one of the leads, valid or not.
    for before, stage in (*pairwise(STAGES), ("leads", "visits")):
        if funnel[stage] > funnel[before]:
            return stage, funnel[stage], funnel[before]
    return None


def read_results(data: bytes) -> list[tuple[int, ResultRow]]:
    """The rows of a file (Excel or CSV) with their numbers. Refused for a cell that cannot be used and for a row that stands twice."""
    parsed = parse_rows(read_table(data), ResultRow, HEADINGS)
    if parsed.errors:
        raise Refused(
            "file.bad_cells",
            _("%(count)s cells cannot be used, nothing was taken over: %(cells)s"),
            field="content",
            count=len(parsed.errors),
            cells="; ".join(f"{e.address} {e.column}: {e.message}" for e in parsed.errors[:5]),
        )
    seen: set[tuple[str, date, str]] = set()
    for n, row in parsed.rows:
        key = (row.medium, row.week, row.position)
        if key in seen:
            raise Refused(
                "results.twice",
                _("Row %(row)s: %(what)s stands in the file twice."),
                field="content",
                row=n,
                what=f"{row.medium} {row.week} {row.position}".strip(),
            )
        seen.add(key)
    return parsed.rows
