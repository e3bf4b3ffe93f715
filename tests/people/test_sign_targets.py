"""The targets of a month are signed by both sides before anything is scored (绩效合约)."""

from chehang.people.models import Appraisal
from tests.people.appraisals import MARKS, opened, scheme
from tests.people.hr import Hr


def test_both_sides_once(hr: Hr) -> None:
    scheme(hr)
    pk = opened(hr).pk
    assert hr.run("sign_targets", "parts_manager", appraisal=pk).both is False
    hr.refused("targets.signed", "sign_targets", "parts_manager", appraisal=pk)
    hr.refused("not_found", "sign_targets", "service_manager", appraisal=pk)
    hr.refused("targets.not_yours", "sign_targets", "hr_manager", appraisal=pk)
    assert hr.run("sign_targets", "keeper", appraisal=pk).both is True
    sheet = Appraisal.objects.get(pk=pk)
    assert sheet.signed_at and sheet.manager_id == hr.office.id("parts_manager")
    hr.run("score_appraisal", "parts_manager", appraisal=pk, reached=MARKS)
    hr.refused("targets.scored", "sign_targets", "keeper", appraisal=pk)
