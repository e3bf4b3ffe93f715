"""Contracts are registered with their milestones."""

from chehang.work.models import Contract
from tests.office import Office
from tests.work.refusing import refused


def data(office: Office, **also: object) -> dict[str, object]:
    return {
        "kind": "media", "title": "广告投放", "party": "某某传媒", "amount": "5000.00", "starts_on": office.day(0), **also,
    }  # fmt: skip


def test_a_draft_and_its_change(office: Office) -> None:
    contract = office.contract("draft")
    assert contract.number.startswith("HT-") and contract.milestones.count() == 1
    refused(office, "contract.not_your_draft", "draft_contract", "sales_manager", **data(office), draft=contract.pk)
    office.run("draft_contract", "parts_manager", **data(office), draft=contract.pk)
    contract.refresh_from_db()
    assert (contract.title, contract.ends_on, contract.milestones.count()) == ("广告投放", None, 0)


def test_refusals(office: Office) -> None:
    refused(office, "contract.dates", "draft_contract", "parts_manager", **data(office, ends_on=office.day(-1)))
    much = [{"title": "首付", "due": office.day(1), "amount": "5000.01"}]
    refused(office, "contract.milestones_exceed", "draft_contract", "parts_manager", **data(office, milestones=much))
    refused(office, "not_allowed", "draft_contract", "keeper", **data(office))
    assert not Contract.objects.exists()
