"""The candidate accepts."""

from tests.people.hr import Hr


def test_only_after_an_offer(hr: Hr) -> None:
    one = hr.candidate(hr.wanted(), "met")
    hr.refused("state.wrong", "answer_offer", candidate=one.pk)
    hr.refused("not_allowed", "answer_offer", "keeper", candidate=one.pk)
    assert hr.candidate(hr.wanted("accountant")).state == "accepted"
