"""A candidate is not taken."""

from tests.people.hr import Hr


def test_with_a_reason(hr: Hr) -> None:
    one = hr.candidate(hr.wanted())
    hr.run("reject_candidate", candidate=one.pk, reason="本人放弃")
    one.refresh_from_db()
    assert one.state == "rejected"
    hr.refused("state.wrong", "hire", candidate=one.pk, number="902")
    hr.refused("not_allowed", "reject_candidate", "keeper", candidate=one.pk, reason="本人放弃")
