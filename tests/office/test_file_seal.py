"""Within a day the scan of what was sealed is filed; without one it rings."""

from chehang.core.models import Timer
from tests.office import Office
from tests.office.desk import seal
from tests.work.refusing import refused


def test_the_scan_within_a_day(office: Office) -> None:
    use = seal(office, allowed=True)
    timer = Timer.objects.get(subject="office.SealUse", subject_id=use.pk, ended_at=None)
    assert (timer.due_at - office.clock.now()).total_seconds() == 24 * 3600
    refused(office, "seal.no_scan", "office.file_seal", "parts_manager", use=use.pk)
    refused(office, "not_allowed", "office.file_seal", "keeper", use=use.pk)
    filed = seal(office, filed=True)
    assert (filed.state, filed.used_on) == ("used", office.day(0))
    assert not Timer.objects.filter(subject="office.SealUse", subject_id=filed.pk, ended_at=None).exists()
    refused(office, "state.wrong", "office.file_seal", "parts_manager", use=filed.pk)
