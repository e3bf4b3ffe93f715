"""An appeal is decided by another person than who appraised."""

from chehang.people.models import Appraisal
from tests.people.appraisals import MARKS, opened, scheme, scored
from tests.people.hr import Hr


def test_by_another(hr: Hr) -> None:
    scheme(hr)
    pk = scored(hr, "appealed").pk
    hr.refused("not_allowed", "decide_appeal", "parts_manager", appraisal=pk, score="103", reason="停机属实")
    hr.run("decide_appeal", appraisal=pk, score="103", reason="停机属实")
    sheet = Appraisal.objects.get(pk=pk)
    assert (sheet.state, sheet.score, sheet.decided_by_id) == ("settled", 103, hr.office.id("hr_manager"))


def test_not_by_who_scored(hr: Hr) -> None:
    scheme(hr, post="parts_manager")
    pk = opened(hr, "parts_manager").pk
    hr.run("score_appraisal", "general_manager", appraisal=pk, reached=MARKS)
    hr.run("answer_appraisal", "parts_manager", appraisal=pk, agreed=False, statement="目标过高")
    hr.refused("appraisal.same_person", "decide_appeal", "general_manager", appraisal=pk, score="103", reason="属实")
