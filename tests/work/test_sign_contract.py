"""A contract runs once its scan is there; the desk warns sixty days before it ends."""

from chehang.core.desk import waiting_for
from tests.office import Office
from tests.work.refusing import refused


def test_not_without_the_scan(office: Office) -> None:
    contract = office.contract("approved")
    refused(office, "contract.no_scan", "sign_contract", "parts_manager", contract=contract.pk, signed_on=office.day(0))
    office.scan(contract.pk)
    office.run("sign_contract", "parts_manager", contract=contract.pk, signed_on=office.day(0))
    contract.refresh_from_db()
    assert (contract.state, contract.signed_on) == ("running", office.day(0))


def test_sixty_days_before_the_end(office: Office) -> None:
    url = {n: f"/work/contracts/{office.contract(ends_on=office.day(n)).pk}/" for n in (60, 61)}
    for who in ("parts_manager", "general_manager"):
        told = [w.url for w in waiting_for(office.who(who), office.clock) if "HT-" in str(w.title)]
        assert url[60] in told
        assert who == "parts_manager" or url[61] not in told
    office.pass_time(days=61)
    late = [w for w in waiting_for(office.who("general_manager"), office.clock) if w.url == url[60]]
    assert [w.urgent for w in late] == [True]
