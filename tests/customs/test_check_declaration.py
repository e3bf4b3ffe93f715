"""Signed by who prepared it, checked by another; what changes afterwards is signed anew."""

import pytest

from chehang.core import signing
from chehang.core.errors import Refused
from chehang.customs.operations.check_declaration import CheckDeclaration, check_declaration
from chehang.customs.operations.complete_papers import CompletePapers, complete_papers
from tests.customs.batch import checked, filed, keep, opened, truth
from tests.goods import Depot


def test_two_people_sign_and_a_change_voids_it(depot: Depot) -> None:
    batch = opened(depot)
    check = CheckDeclaration(shipment=batch.pk)
    with pytest.raises(Refused, match=r"declaration\.no_check"):
        depot.run(check_declaration, check, "parts_manager")
    filed(depot, batch)
    with pytest.raises(Refused, match=r"papers\.not_true"):
        depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=False), "parts_logistics")
    checked(depot, batch)
    batch.refresh_from_db()
    assert [x.slot for x in signing.valid(batch)] == ["preparer", "checker"] and batch.checker_id
    with pytest.raises(Refused, match=r"declaration\.no_check"):
        depot.run(check_declaration, check, "parts_manager")
    keep(depot, batch.papers.get(kind="packing"), truth(batch, "packing"))
    batch.refresh_from_db()
    assert (batch.state, batch.checker_id) == ("preparing", None) and signing.valid(batch) == []


def test_nobody_checks_his_own(depot: Depot) -> None:
    batch = opened(depot)
    filed(depot, batch)
    depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    batch.refresh_from_db()
    batch.preparer_id = depot.who("parts_manager").employee_id
    batch.save(update_fields=["preparer"])
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(check_declaration, CheckDeclaration(shipment=batch.pk), "parts_manager")
