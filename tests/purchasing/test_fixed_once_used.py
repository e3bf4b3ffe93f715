"""A supplier's tax number, a bin's zone, the side of an account: they stand still while something living speaks of them."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import Refused
from chehang.ledger.models import Account, Line
from chehang.parties.models import Supplier
from chehang.parties.operations.edit_supplier import EditSupplier, edit_supplier
from chehang.stock.models import Bin
from tests.goods import Depot


def edit(depot: Depot, supplier: Supplier, **values: Any) -> Any:
    given = {"supplier": supplier.pk, "name": supplier.name, "kind": supplier.kind, "tax_id": supplier.tax_id, **values}
    return depot.run(edit_supplier, EditSupplier.model_validate(given), "parts_manager")


def test_a_tax_number_may_be_filled_in_and_then_stays_while_an_order_is_open(depot: Depot) -> None:
    Supplier.objects.update(tax_id="")
    order = depot.ordered((depot.part(), "2", "10"))
    supplier = Supplier.objects.get(pk=order.supplier_id)
    edit(depot, supplier, tax_id="91330200MA2CHXK82C")
    supplier.refresh_from_db()
    with pytest.raises(Refused, match=r"master\.used") as refusal:
        edit(depot, supplier, tax_id="91330200MA2CHXK907")
    assert refusal.value.field == "tax_id"
    with pytest.raises(IntegrityError, match="fixed_by"), transaction.atomic():
        Supplier.objects.filter(pk=supplier.pk).update(tax_id="X")
    edit(depot, supplier, name="泓川新库", tax_id=supplier.tax_id)


def test_a_bin_keeps_what_suits_it_while_goods_lie_there(depot: Depot) -> None:
    depot.shelve(depot.part(), "2", "20")
    full, empty = Bin.objects.get(code="A-01-01-01"), Bin.objects.get(code="A-01-01-02")
    for values in ({"zone": "Z"}, {"kind": "quarantine"}, {"hazard_ok": not full.hazard_ok}, {"max_kg": 5}):
        with pytest.raises(IntegrityError, match="fixed_by"), transaction.atomic():
            Bin.objects.filter(pk=full.pk).update(**values)
        assert Bin.objects.filter(pk=empty.pk).update(**values) == 1


def test_an_account_keeps_side_and_kind_once_it_is_posted_to(depot: Depot) -> None:
    depot.receive(depot.ordered((part := depot.part(), "2", "10")), (part, "2"))
    account = Account.objects.get(pk=Line.objects.values_list("account_id", flat=True)[0])
    other = "credit" if account.normal_side == "debit" else "debit"
    for values in ({"normal_side": other}, {"controlled": not account.controlled}, {"parent": None}):
        with pytest.raises(IntegrityError, match="fixed_by|ledger_account_code"), transaction.atomic():
            Account.objects.filter(pk=account.pk).update(**values)
    assert Account.objects.filter(pk=account.pk).update(name_zh="新名称") == 1
