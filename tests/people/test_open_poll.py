"""A survey asks everybody, in groups that are large enough; a feedback asks superior, peers and staff of a manager."""

from collections import Counter

from chehang.people.models import Poll, PollTally, PollVoice
from chehang.people.voicing import feedback_groups, morale_groups

from .hr import Hr
from .voices import KEEPERS, feedback, morale, staffed


def test_small_departments_count_together(hr: Hr) -> None:
    staffed(hr)
    poll = morale(hr)
    groups = Counter(PollVoice.objects.filter(poll=poll).values_list("group", flat=True))
    assert groups == {"parts": 6, "others": 4}, "finance, people and management are too small alone"
    assert PollTally.objects.filter(poll=poll).count() == 2 * 8 * 5


def test_about_a_manager(hr: Hr) -> None:
    staffed(hr)
    poll = feedback(hr)
    groups = dict(PollVoice.objects.filter(poll=poll).values_list("employee_id", "group"))
    assert groups[hr.office.id("general_manager")] == "superior" and hr.office.id("parts_manager") not in groups
    assert {groups[hr.office.id(k)] for k in KEEPERS} == {"staff"}
    assert "peer" not in groups.values(), "two other managers are too few to stay unknown"


def test_groups() -> None:
    assert morale_groups({1: "parts", 2: "parts", 3: "parts", 4: "care"}, 3) == dict.fromkeys((1, 2, 3, 4), "others")
    assert morale_groups({1: "parts", 2: "parts", 3: "parts"}, 3) == dict.fromkeys((1, 2, 3), "parts")
    heads = {n: {p} for n, p in enumerate(("parts_manager", "sales_manager", "hr_manager", "finance_manager"), 1)}
    found = feedback_groups(1, dict.fromkeys(heads, "parts"), heads, 3)
    assert found == {2: "peer", 3: "peer", 4: "peer"}


def test_refused(hr: Hr) -> None:
    data = {"title": "调查", "closes_on": hr.office.day(7)}
    hr.refused("poll.about", "open_poll", kind="feedback", **data)
    hr.refused("poll.about", "open_poll", kind="morale", about=hr.office.id("parts_manager"), **data)
    hr.refused("poll.no_manager", "open_poll", kind="feedback", about=hr.office.id("keeper"), **data)
    hr.refused("poll.past", "open_poll", kind="morale", **(data | {"closes_on": hr.office.day(-1)}))
    hr.office.leave("keeper")
    hr.refused("poll.too_few", "open_poll", kind="feedback", about=hr.office.id("finance_manager"), **data)
    assert not Poll.objects.exists()
