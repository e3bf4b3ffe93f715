"""The technician's phone: a scan of the job card clocks on and off."""

from django.test import Client

from chehang.org.models import Account
from chehang.workshop.models import Clocking
from chehang.workshop.printouts.job_card import job_card


def test_a_scan_clocks_on_and_off(yard) -> None:
    order = yard.open()
    line = yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    code = job_card(order).lines[0].code
    assert code == f"{order.number}/{line.n}"
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=yard.shop.depot.who("technician", "铁柱").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")

    def scan(text: str) -> int:
        return client.post("/workshop/bench/", {"act": "scan", "code": text}).status_code

    assert scan(code) == 302 and Clocking.objects.get().ended_at is None
    assert scan("GD-9/1") == 422 and scan("x") == 422 and scan(f"{order.number}/²") == 422
    assert scan(code.lower()) == 302
    line.refresh_from_db()
    assert Clocking.objects.get().pause == "done" and line.done
