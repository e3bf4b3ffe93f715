"""Only a closed survey shows its result, by groups of which enough answered; a feedback weighs 50, 25, 25."""

from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.org.models import Account
from chehang.people.models import Poll
from chehang.people.voicing import Heard, heard, together

from .hr import Hr
from .voices import KEEPERS, feedback, morale, says, staffed

BACKEND = "chehang.org.accounts.AccountBackend"


def client_of(hr: Hr, who: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=hr.office.who(who).account_id), backend=BACKEND)
    return client


def test_groups_of_which_enough_answered(hr: Hr) -> None:
    staffed(hr)
    poll = morale(hr)
    for who, score in zip((*KEEPERS[:3], "cashier"), (5, 4, 3, 1), strict=True):
        says(hr, poll, who, ",".join([str(score)] * 8))
    page = f"/people/polls/{poll}/result/"
    assert (
        client_of(hr, "hr_manager").get(page).status_code == 409
        or "结束后才显示" in client_of(hr, "hr_manager").get(page).content.decode()
    )
    hr.run("close_poll", poll=poll)
    shown, hidden = heard(Poll.objects.get(pk=poll), hr.office.who("hr_manager"), hr.office.day())
    assert [(h.group, h.answers, h.means[0], h.score) for h in shown] == [("parts", 3, D("4.00"), D("80.00"))]
    assert hidden == 1, "the one answer of the small departments stays unknown"
    text = client_of(hr, "hr_manager").get(page).content.decode()
    assert "80.00" in text and "1 个小组" in text
    assert client_of(hr, "keeper").get(page).status_code == 403
    hr.refused("state.wrong", "close_poll", poll=poll)


def test_a_manager_reads_what_was_said_of_him(hr: Hr) -> None:
    """Superior 5 → 100, staff 4 → 80; peers were not asked: (50 × 100 + 25 × 80) ÷ 75 = 93.33."""
    staffed(hr)
    poll = feedback(hr)
    says(hr, poll, "general_manager", "5,5,5,5,5,5")
    for who in KEEPERS[:3]:
        says(hr, poll, who, "4,4,4,4,4,4")
    hr.run("close_poll", poll=poll)
    shown, _hidden = heard(Poll.objects.get(pk=poll), hr.office.who("hr_manager"), hr.office.day())
    assert together(shown) == D("93.33")
    assert "93.33" in client_of(hr, "parts_manager").get(f"/people/polls/{poll}/result/").content.decode()


@pytest.mark.parametrize(
    ("groups", "score"), [(("superior", "peer", "staff"), "87.50"), (("peer", "staff"), "75.00"), ((), None)]
)
def test_weights(groups: tuple[str, ...], score: str | None) -> None:
    """50 % × 100 + 25 % × 80 + 25 % × 70 = 87.50."""
    means = {"superior": D(5), "peer": D(4), "staff": D("3.5")}
    found = together([Heard(g, 3, (means[g],) * 6) for g in groups])
    assert found == (D(score) if score else None)


def test_answering_on_the_page(hr: Hr) -> None:
    staffed(hr)
    poll = morale(hr)
    client = client_of(hr, "keeper")
    assert "2026 员工满意度" in client.get("/people/voice/").content.decode()
    given = {"poll": poll, "_key": "a-key-of-the-page", **{f"q{n}": "4" for n in range(1, 9)}}
    assert client.post("/people/voice/", given | {"q3": ""}).status_code == 422
    assert client.post("/people/voice/", given | {"_key": "another-key"}).status_code == 302
    assert "您已作答" in client.get("/people/voice/").content.decode()
