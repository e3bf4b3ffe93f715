"""A repair of sealed rows is taken over by two persons, and ``verify`` names it for ever."""

import json
from argparse import Namespace
from typing import Any

import pytest
from django.db import connection, transaction

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.sealing.touching import touched
from chehang.core.verify import broken
from chehang.org.operations.ask_reseal import AskReseal, ask_reseal
from chehang.org.operations.reseal import Reseal, reseal
from chehang.pricing.models import SellingPrice
from chehang.project.commands import verify
from tests.conformance.violations import every_trigger
from tests.selling import Shop, shop

__all__ = ["shop"]


def edit(pk: int, price: str) -> None:
    """A hand in the database, the guards put aside."""
    with transaction.atomic(), connection.cursor() as cursor:
        for trigger in every_trigger().values():
            if trigger.table == "pricing_sellingprice":
                cursor.execute(trigger.drop())
        SellingPrice.objects.filter(pk=pk).update(price_inc=price)
        touched()  # whatever is noted outside an act is forgotten


@pytest.fixture
def sealed(shop: Shop) -> int:
    """A price that an act wrote."""
    shop.price(shop.depot.part(), "458")
    return SellingPrice.objects.get().pk


@pytest.fixture
def mended(sealed: int) -> int:
    edit(sealed, "485")
    return sealed


def found() -> list[str]:
    return [str(row) for _rule, row in broken("I37b")]


def ask(shop: Shop, post: str = "administrator") -> str:
    done = shop.run(ask_reseal, AskReseal(reason="按纸质单据恢复"), post)
    assert done.model_extra
    return str(done.model_extra["mark"])


def seal(shop: Shop, mark: str, post: str = "finance_manager") -> Any:
    return shop.run(reseal, Reseal(mark=mark, reason="与纸质价格单核对无误"), post)


def test_two_persons_seal_it_and_verify_names_them(shop: Shop, mended: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(found()) == 1
    seal(shop, ask(shop))
    assert found() == []
    assert verify.run(Namespace(only="I37b", json=True)) == 0
    [told] = json.loads(capsys.readouterr().out)
    [note] = told["notes"]
    asker, sealer = shop.depot.who("administrator").name, shop.depot.who("finance_manager").name
    assert (
        f"{asker} and {sealer}" in note and f"pricing_sellingprice {mended}" in note and "与纸质价格单核对无误" in note
    )
    edit(mended, "1")
    assert [f"pricing_sellingprice {mended} price_inc" in row for row in found()] == [True]


def test_not_alone_not_unasked_and_not_something_else(shop: Shop, mended: int) -> None:
    mark = ask(shop)
    with pytest.raises(NotAllowed):
        seal(shop, mark, "administrator")
    with pytest.raises(NotFound):
        seal(shop, "0" * 12)
    both = shop.depot.actor_of("administrator", "general_manager", at=shop.store)
    shop.depot.people |= {"administrator": both, "general_manager": both}
    edit(mended, "500")
    with pytest.raises(Refused, match=r"reseal\.changed"):
        seal(shop, mark)
    own = ask(shop)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        seal(shop, own, "general_manager")
    assert found()
    seal(shop, own)
    with pytest.raises(Refused, match=r"reseal\.changed"):
        seal(shop, own)
