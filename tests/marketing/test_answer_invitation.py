"""A guest says on the own phone whether he comes; before the event the code at the door asks for that."""

from django.test import Client

from chehang.marketing.guests import answers_of
from chehang.marketing.models import Guest
from tests.marketing.conftest import Market


def test_the_last_answer_holds_until_he_signs_in(market: Market) -> None:
    made = market.campaign("approved")
    phone, page = Client(headers={"accept-language": "zh-hans"}), f"/e/{made.token}/"
    facts = {"name": "孙悦", "mobile": "13900001111", "answer": "undecided"}
    assert "您来吗" in phone.get(page).content.decode()
    assert phone.post(page, facts).status_code == 200
    assert phone.post(page, facts | {"answer": "coming", "companions": "2"}).status_code == 200
    assert phone.post(page, facts | {"answer": "perhaps"}).status_code == 422
    guest = Guest.objects.get()
    assert (guest.answer, guest.companions, guest.came_at) == ("coming", 2, None)
    market.run("start_campaign", campaign=made.pk)
    assert phone.post(page, facts).status_code == 200, "at the door he signs in"
    found = answers_of(made)
    assert (found.coming, found.companions, found.came) == (1, 0, 1)
    market.refused(
        "campaign.signed_in_before", "answer_invitation", token=made.token, **facts | {"answer": "not_coming"}
    )


def test_refusals(market: Market) -> None:
    made = market.campaign("planned")
    data = {"token": made.token, "name": "孙悦", "mobile": "13900001111", "answer": "coming"}
    market.refused("campaign.no_answers", "answer_invitation", **data)
    market.refused("campaign.unknown", "answer_invitation", **data | {"token": "x" * 20})
    market.refused("not_allowed", "answer_invitation", "keeper", **data)
