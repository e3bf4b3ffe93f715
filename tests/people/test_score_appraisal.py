"""Scored by the manager: 95 × 40 % + 120 × 30 % + 88 × 30 % = 100.40; a measure is not overwritten."""

from decimal import Decimal

from chehang.people.judging import grades, points
from chehang.people.models import Appraisal
from tests.people.appraisals import MARKS, opened, scheme
from tests.people.hr import Hr

D = Decimal


def test_worked(hr: Hr) -> None:
    scheme(hr)
    pk = opened(hr).pk
    hr.refused("appraisal.empty", "score_appraisal", "parts_manager", appraisal=pk, reached=MARKS[:2])
    hr.refused("appraisal.not_yours", "score_appraisal", "finance_manager", appraisal=pk, reached=MARKS)
    hr.refused("not_allowed", "score_appraisal", "keeper", appraisal=pk, reached=MARKS)
    hr.run("score_appraisal", "parts_manager", appraisal=pk, reached=MARKS)
    sheet = Appraisal.objects.get(pk=pk)
    assert (sheet.state, sheet.score) == ("scored", D("100.40"))
    assert [line.score for line in sheet.lines.order_by("n")] == [D("95"), D("120"), D("88")]


def test_the_general_manager_appraises_the_heads(hr: Hr) -> None:
    scheme(hr, post="parts_manager")
    pk = opened(hr, "parts_manager").pk
    hr.refused("appraisal.not_yours", "score_appraisal", "parts_manager", appraisal=pk, reached=MARKS)
    assert hr.run("score_appraisal", "general_manager", appraisal=pk, reached=MARKS).score == "100.40"


def test_grades() -> None:
    """At most 15 % get an A, at least one; the rest of them a B."""
    limits = (D(95), D(80), D(60))
    found = grades({n: D(100 - 5 * n) for n in range(10)}, limits, D("0.15"))
    assert "".join(found[n] for n in range(10)) == "ABBBBCCCCD"
    assert points(D(2), D(0), less=True) == 120 and points(D(95), D(0), less=False) == 0
