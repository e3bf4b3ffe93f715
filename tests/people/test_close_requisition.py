"""Recruiting is given up."""

from tests.people.hr import Hr


def test_given_up(hr: Hr) -> None:
    wanted = hr.wanted()
    hr.run("close_requisition", requisition=wanted.pk, reason="预算取消")
    wanted.refresh_from_db()
    assert wanted.state == "closed"
    hr.refused("state.wrong", "close_requisition", requisition=wanted.pk, reason="预算取消")
    hr.refused("not_allowed", "close_requisition", "parts_manager", requisition=wanted.pk, reason="预算取消")
