"""The person agrees or appeals within five days, and nobody else does."""

from tests.people.appraisals import scheme, scored
from tests.people.hr import Hr


def test_appeal(hr: Hr) -> None:
    scheme(hr)
    pk = scored(hr).pk
    hr.refused("appraisal.not_own", "answer_appraisal", "parts_manager", appraisal=pk)
    hr.refused("appraisal.why", "answer_appraisal", "keeper", appraisal=pk, agreed=False)
    hr.office.pass_time(days=6)
    hr.refused("appraisal.too_late", "answer_appraisal", "keeper", appraisal=pk, agreed=False, statement="不同意")
    hr.run("answer_appraisal", "keeper", appraisal=pk)
    hr.refused("state.wrong", "answer_appraisal", "keeper", appraisal=pk)
