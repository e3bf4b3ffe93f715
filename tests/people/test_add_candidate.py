"""Candidates of an approved requisition."""

from tests.people.hr import Hr


def test_once_and_only_when_approved(hr: Hr) -> None:
    waiting = hr.wanted(approved=False)
    hr.refused("requisition.not_open", "add_candidate", requisition=waiting.pk, name="黄小虎", mobile="13912345678")
    wanted = hr.wanted()
    hr.candidate(wanted, "new")
    hr.refused("candidate.twice", "add_candidate", requisition=wanted.pk, name="黄小虎", mobile="13912345678")
    hr.refused("not_allowed", "add_candidate", "parts_manager", requisition=wanted.pk, name="黄", mobile="13912345679")
