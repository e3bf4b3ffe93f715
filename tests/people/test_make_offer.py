"""Offers keep to the minimum wage."""

from tests.people.hr import Hr


def test_refusals(hr: Hr) -> None:
    one = hr.candidate(hr.wanted(), "new")
    data = {"candidate": one.pk, "wage": "5000", "starts_on": hr.office.day(3), "checked": "已核实"}
    hr.refused("state.wrong", "make_offer", **data)
    hr.run("score_interview", candidate=one.pk, knowledge=20, experience=20, attitude=20, manner=20)
    hr.refused("wage.minimum", "make_offer", **(data | {"wage": "2000"}))
    hr.refused("offer.past", "make_offer", **(data | {"starts_on": hr.office.day(-1)}))
    hr.refused("not_allowed", "make_offer", "parts_manager", **data)
    hr.run("make_offer", **data)
    one.refresh_from_db()
    assert one.state == "offered"
