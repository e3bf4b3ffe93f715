"""What an invited guest said on the phone is written down by whoever spoke to him."""

from chehang.marketing.models import Guest
from tests.marketing.conftest import Market


def test_noted_by_who_spoke_to_him(market: Market) -> None:
    made = market.campaign("approved")
    pk = market.office.store.pk
    guest = Guest.objects.create(store_id=pk, campaign=made, name="孙悦", mobile="13900001111")
    market.run("note_answer", "sales_manager", guest=guest.pk, answer="coming", companions=1)
    guest.refresh_from_db()
    assert (guest.answer, guest.companions) == ("coming", 1)
    market.refused("not_allowed", "note_answer", "keeper", guest=guest.pk, answer="coming")
    market.run("cancel_campaign", "marketing_manager", campaign=made.pk, reason="场地取消")
    market.refused("campaign.no_answers", "note_answer", guest=guest.pk, answer="not_coming")
