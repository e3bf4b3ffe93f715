"""The maker's list of approvals is read in."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.names import folded
from chehang.core.reading.numbers import read_number
from chehang.core.types import Command

from ..claiming import answer
from ..models import WarrantyClaim

NUMBERS = ("索赔单号", "索赔单", "单号", "我方单号")
REFERENCES = ("厂家单号", "厂家编号", "受理号")
AMOUNTS = ("批准金额", "核准金额", "批准金额(不含税)", "同意金额")
DAYS = ("批复日期", "审核日期", "批准日期", "日期")
REASONS = ("原因", "核减原因", "备注", "意见")
DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")


class ImportAnswers(Command):
    """The list as the maker's system writes it, copied out of Excel or as CSV with its heading: claim (索赔单号 or 厂家单号), granted
    amount without VAT (批准金额), day (批复日期), and for less than was claimed the reason (原因)."""

    text: Annotated[str, Field(min_length=5, max_length=500_000, title="Lines of the list")]


@operation("workshop.import_answers", title=_("Read in the maker's approvals"), posts=("warranty_clerk",))
def import_answers(cmd: ImportAnswers, ctx: Context) -> Done:
    """Each line is the answer to its claim, all or none; a line that is booked already is passed over, however often the list comes.

    Refused with the line's number: without a heading, for an unknown claim, one that is not with the maker, a wrong amount or day."""
    granted = known = 0
    seen: set[int] = set()
    for n, number, reference, amount, day, why in _read(cmd.text, ctx.today):
        rows = access.rows(WarrantyClaim, ctx).select_for_update(of=("self",))
        named = {"number__iexact": number} if number else {"reference": reference}
        found = list(rows.filter(**named)[:2])
        if len(found) != 1:
            raise Refused(
                "answers.claim",
                _("Line %(n)s: there is no claim “%(number)s”."),
                field="text",
                n=n,
                number=number or reference,
            )
        claim = found[0]
        if claim.pk in seen:
            raise Refused(
                "answers.twice",
                _("Line %(n)s: %(number)s stands in the list twice."),
                field="text",
                n=n,
                number=claim.number,
            )
        seen.add(claim.pk)
        if claim.answered_on == day and claim.granted_ex == amount and claim.state != "submitted":
            known += 1
            continue
        try:
            answer(ctx, claim, granted_ex=amount, answered_on=day, reference=reference, why=why[:200])
        except Refused as wrong:
            raise Refused(
                wrong.code,
                _("Line %(n)s, %(number)s: %(why)s"),
                field="text",
                n=n,
                number=claim.number,
                why=str(wrong.message),
            ) from None
        granted += 1
    return Done(count=granted, known=known)


def _read(text: str, today: date) -> Iterator[tuple[int, str, str, Decimal, date, str]]:
    """(line, number, reference, amount, day, reason) of each line with something in it."""
    lines = [(n, _cells(line)) for n, line in enumerate(text.lstrip("\ufeff").splitlines(), 1)]
    head = next((i for i, (_n, row) in enumerate(lines[:6]) if _place(row, AMOUNTS) is not None), None)
    if head is None:
        raise Refused("answers.columns", _("The heading names no granted amount (批准金额)."), field="text")
    titles = lines[head][1]
    places = [_place(titles, names) for names in (NUMBERS, REFERENCES, AMOUNTS, DAYS, REASONS)]
    if places[0] is None and places[1] is None:
        raise Refused("answers.columns", _("The heading names no claim (索赔单号 or 厂家单号)."), field="text")
    for n, row in lines[head + 1 :]:
        number, reference, amount, said, why = (row[p] if p is not None and p < len(row) else "" for p in places)
        if not (number or reference):
            continue
        sum_ = read_number(amount)
        if sum_ is None or sum_ < 0 or round_half_up(sum_, 2) != sum_:
            raise Refused("answers.amount", _("Line %(n)s: “%(text)s” is no amount."), field="text", n=n, text=amount)
        yield n, number, reference, round_half_up(sum_, 2), _day(n, said, today), why


def _place(row: list[str], names: tuple[str, ...]) -> int | None:
    titles = [folded(cell).replace(" ", "") for cell in row]
    return next((titles.index(name) for name in map(folded, names) if name in titles), None)


def _day(n: int, said: str, today: date) -> date:
    """The day of a line; without one today."""
    if not said:
        return today
    found = DAY.search(said)
    try:
        assert found is not None
        day = date(int(found[1]), int(found[2]), int(found[3]))
        assert day <= today
    except (AssertionError, ValueError):
        raise Refused(
            "answers.day", _("Line %(n)s: “%(text)s” is no day up to today."), field="text", n=n, text=said
        ) from None
    return day


def _cells(line: str) -> list[str]:
    """A row: by tabs as Excel copies it, else by commas or semicolons."""
    mark = next((m for m in "\t,;" if m in line), "\t")
    row = next(csv.reader([line], delimiter=mark), [])
    return [cell.strip() for cell in row]
