"""Adding bins."""

import pytest
from django.test import Client
from pydantic import ValidationError

from chehang.core.errors import Conflict, NotAllowed
from chehang.org.models import Account
from chehang.stock.models import Bin
from chehang.warehouse.operations.add_bin import AddBin, add_bin
from chehang.warehouse.printouts.bin_label import bin_labels
from tests.goods import Depot


def test_a_bin_has_its_place(depot: Depot) -> None:
    depot.run(add_bin, AddBin(code="B-02-01-04", heavy_ok=True))
    place = Bin.objects.get(code="B-02-01-04")
    assert (place.zone, place.kind) == ("B", "shelf")
    with pytest.raises(Conflict, match=r"bin\.taken"):
        depot.run(add_bin, AddBin(code="B-02-01-04"))


@pytest.mark.parametrize("code", ["", "b-02-01-04", "B-2-1-4", "B-02-01", "../../x", "=1+1"])
def test_codes_have_one_shape(code: str) -> None:
    with pytest.raises(ValidationError):
        AddBin(code=code)


def test_labels_name_the_only_part(depot: Depot) -> None:
    depot.shelve(depot.part(), "1", "10")
    labels = {x.bin: x.part_no for x in bin_labels(list(Bin.objects.all())).labels}
    assert labels["A-01-01-01"] == "H3A 115 403 F" and labels["A-01-01-02"] == ""


def test_a_stranger_adds_no_bin(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(add_bin, AddBin(code="B-02-01-04"), "parts_sales")


def test_a_zone_without_bins_prints_nothing(depot: Depot) -> None:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=depot.who("keeper").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    assert client.get("/warehouse/bins/labels/?zone=A").status_code == 200
    assert client.get("/warehouse/bins/labels/?zone=QQ").status_code == 422
