"""A scheme has weights of a hundred; approved it replaces the one before."""

from tests.people.appraisals import ITEMS, scheme
from tests.people.hr import Hr


def test_one_in_force(hr: Hr) -> None:
    first, second = scheme(hr), scheme(hr, title="新考核")
    first.refresh_from_db()
    assert (first.state, second.state, second.since) == ("replaced", "in_force", hr.office.day())
    hr.refused("scheme.weights", "draft_scheme", post="keeper", title="考核", items=ITEMS[:2])
    hr.refused("post.unknown", "draft_scheme", post="nobody", title="考核", items=ITEMS)
    wrong = [ITEMS[0] | {"weight": 100, "measure": "no.such"}]
    hr.refused("scheme.measure", "draft_scheme", post="keeper", title="考核", items=wrong)
    hr.refused("not_allowed", "draft_scheme", "keeper", post="keeper", title="考核", items=ITEMS)
