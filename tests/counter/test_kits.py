"""A kit in one go: all its parts, its price shared over them to the fen, and what the shelf lacks said at once."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.catalogue.models import Part
from chehang.core.errors import Refused
from chehang.core.seen import version_of
from chehang.counter.models import Sale, SaleLine
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.counter.operations.edit_sale import EditSale, edit_sale
from chehang.pricing.models import Kit
from tests.counter.test_desk import enter
from tests.pricing.test_set_kit_price import named, service
from tests.selling import Shop

__all__ = ["service"]
Service = tuple[Part, Part, Part]


def lines_of(kit: Kit, count: int = 1) -> list[dict[str, Any]]:
    return [{"part": x.part_id, "quantity": str(x.quantity * count), "kit": kit.pk} for x in kit.lines.order_by("n")]


def draft(shop: Shop, lines: list[dict[str, Any]]) -> Sale:
    return Sale.objects.get(pk=shop.run(draft_sale, DraftSale.model_validate({"lines": lines})).id)


@pytest.mark.parametrize(("count", "amounts"), [(1, ["271.47", "52.48", "9.05"]), (3, ["814.40", "157.45", "27.15"])])
def test_the_price_is_shared_to_the_fen(shop: Shop, service: Service, count: int, amounts: list[str]) -> None:
    """333 over 300 + 58 + 10: 271.467…, 52.483…, 9.048…; the last fen goes to the largest remainder."""
    kit = named(shop, service[0])
    sale = draft(shop, lines_of(kit, count))
    assert sale.amount_inc == 333 * count == sum(D(x) for x in amounts)
    assert [str(x.amount_inc) for x in sale.lines.order_by("n")] == amounts
    assert all(x.amount_ex + x.tax == x.amount_inc and x.source == "kit" for x in sale.lines.all())
    shop.run(confirm_sale, ConfirmSale(sale=sale.pk))
    sale.refresh_from_db()
    assert sale.state == "confirmed"


def test_only_whole_and_without_a_discount(shop: Shop, service: Service) -> None:
    kit = named(shop, service[0])
    whole = lines_of(kit)
    for lines, code in (
        (whole[:2], "kit.whole"),
        ([*whole[:2], whole[2] | {"quantity": "1"}], "kit.whole"),
        ([whole[0] | {"discount": "0.05"}, *whole[1:]], "kit.discount"),
        ([x | {"kit": 999_999} for x in whole], "kit.over"),
    ):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            draft(shop, lines)
    named(shop, service[0], "330")
    with pytest.raises(Refused, match=r"kit\.over"):
        draft(shop, whole)
    assert not Sale.objects.exists()


def test_a_draft_is_edited_with_its_kit(shop: Shop, service: Service) -> None:
    sale = draft(shop, lines_of(named(shop, service[0])))
    written = sale.whole()
    cmd = EditSale.model_validate({"sale": sale.pk, "seen": version_of(EditSale, sale), **written})
    shop.run(edit_sale, cmd)
    sale.refresh_from_db()
    assert sale.amount_inc == 333
    with pytest.raises(IntegrityError, match="sale_line_kit"), transaction.atomic():
        SaleLine.objects.filter(sale=sale).update(discount=D("0.1"))


def test_the_counter_brings_all_and_says_what_is_short(shop: Shop, service: Service) -> None:
    named(shop, service[0])
    client = enter(shop, "parts_sales")
    (hit,) = client.get(f"/counter/find/?q={service[0].norm_no}").json()["hits"]
    assert hit["kit"] == "333.00"
    got = client.get(f"/counter/kit/?part={service[0].pk}&n=1").json()
    assert [x["amount"] for x in got["lines"]] == ["271.47", "52.48", "9.05"] and got["short"] == ""
    assert [x["quantity"] for x in got["lines"]] == ["1", "1", "2"] and got["lines"][0]["head"]
    many = client.get(f"/counter/kit/?part={service[0].pk}&n=60").json()
    assert service[2].display_no in many["short"] and "120" in many["short"]
    assert client.get(f"/counter/kit/?part={service[1].pk}").status_code == 404
