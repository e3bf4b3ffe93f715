"""Each takes what is his own, once, when it is approved; the page shows it to him alone."""

from django.test import Client

from chehang.office.models import WelfareGift
from chehang.org.models import Account
from tests.office import Office
from tests.office.house import welfare
from tests.work.refusing import refused


def _gift(office: Office, of: int, who: str = "keeper") -> int:
    return WelfareGift.objects.get(welfare_id=of, employee_id=office.id(who)).pk


def test_once_by_oneself(office: Office) -> None:
    office.who("keeper")
    refused(office, "gift.not_approved", "office.take_gift", "keeper", gift=_gift(office, welfare(office).pk))
    gift = _gift(office, welfare(office, "approved").pk)
    refused(office, "gift.not_yours", "office.take_gift", "hr_manager", gift=gift)
    office.run("office.take_gift", "keeper", gift=gift)
    refused(office, "gift.taken", "office.take_gift", "keeper", gift=gift)
    assert WelfareGift.objects.get(pk=gift).taken_on == office.day(0)


def test_the_page_is_mine(office: Office) -> None:
    office.who("keeper")
    welfare(office, "approved")
    gift = _gift(office, welfare(office, "approved", title="春节").pk)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(
        Account.objects.get(pk=office.who("keeper").account_id), backend="chehang.org.accounts.AccountBackend"
    )
    page = client.get("/office/gifts/").content.decode()
    assert (
        "春节" in page
        and f"gift={gift}" in page
        and f'gift={_gift(office, WelfareGift.objects.get(pk=gift).welfare_id, "hr_manager")}"' not in page
    )
