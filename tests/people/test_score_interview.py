"""Interviewers score, each once."""

from tests.people.hr import Hr


def test_each_once(hr: Hr) -> None:
    one = hr.candidate(hr.wanted(), "met")
    assert (one.state, one.score) == ("met", "80")
    hr.refused("interview.twice", "score_interview", candidate=one.pk, knowledge=1, experience=1, attitude=1, manner=1)
    hr.run("score_interview", "parts_manager", candidate=one.pk, knowledge=25, experience=25, attitude=25, manner=25)
    assert one.score == "90"
    hr.run("reject_candidate", candidate=one.pk, reason="薪资不合")
    hr.refused(
        "candidate.decided",
        "score_interview",
        "general_manager",
        candidate=one.pk,
        knowledge=1,
        experience=1,
        attitude=1,
        manner=1,
    )
    hr.refused(
        "not_allowed", "score_interview", "keeper", candidate=one.pk, knowledge=1, experience=1, attitude=1, manner=1
    )
