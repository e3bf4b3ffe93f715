"""Appraisal: schemes and sheets in their states."""

from chehang.org.models import Assignment
from chehang.people.models import Appraisal
from tests.people import voices
from tests.people.appraisals import MARKS, scheme, scored
from tests.people.hr import Hr


def tell(hr: Hr) -> None:
    """One of each state, the sheets in different months."""
    scheme(hr)
    scheme(hr, title="新考核")
    scheme(hr, title="待批考核", approved=False)
    hr.no("people.scheme", scheme(hr, title="退回考核", approved=False).pk)
    for state, month in (
        ("closed", "2026-07-15"),
        ("settled", "2026-08-15"),
        ("appealed", "2026-09-15"),
        ("open", "2026-10-15"),
    ):
        scored(hr, state, month)
    pending = Appraisal.objects.get(employee_id=hr.office.id("keeper"), state="open")
    hr.run("sign_targets", "parts_manager", appraisal=pending.pk)
    scheme(hr, post="finance_manager", title="财务经理考核")
    Assignment.objects.filter(employee_id=hr.office.id("finance_manager")).update(since="2020-03-01")
    hr.run("open_appraisals", month="2026-10-15")
    late = Appraisal.objects.filter(scheme__post="finance_manager").first()
    if late is not None:
        hr.run("score_appraisal", "general_manager", appraisal=late.pk, reached=MARKS)
    _voices(hr)


def _voices(hr: Hr) -> None:
    """Surveys without names, one closed; a coaching note."""
    for who in (*voices.KEEPERS, *voices.OTHERS):
        hr.office.who(who)
    poll = voices.morale(hr)
    for who in voices.KEEPERS[:3]:
        voices.says(hr, poll, who, "5,4,4,4,3,4,5,4")
    hr.run("close_poll", poll=poll)
    voices.says(hr, voices.feedback(hr), "keeper", "4,4,4,4,4,4")
    hr.run("write_coaching_note", "parts_manager", coached=hr.office.id("keeper"), text="下月独立完成盘点")
