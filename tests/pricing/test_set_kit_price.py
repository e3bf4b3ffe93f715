"""A kit at one price: what belongs to it stays what it was."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.catalogue.models import Part
from chehang.catalogue.operations.add_companion import AddCompanion, add_companion
from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.pricing.kits import kits_of
from chehang.pricing.models import Kit
from chehang.pricing.operations.set_kit_price import SetKitPrice, set_kit_price
from tests.goods import TODAY
from tests.selling import Shop


@pytest.fixture
def service(shop: Shop) -> tuple[Part, Part, Part]:
    """Oil, its filter and two seals: 300 + 58 + 2 × 5 = 368 alone."""
    parts = [
        shop.goods("60", "60", price, number=f"H{n}", name=name)
        for n, (name, price) in enumerate((("机油", "300"), ("机滤", "58"), ("垫圈", "5")))
    ]
    for other, quantity in ((parts[1], "1"), (parts[2], "2")):
        cmd = AddCompanion.model_validate({"part": parts[0].pk, "other": other.pk, "kind": "kit", "quantity": quantity})
        shop.run(add_companion, cmd, "parts_sales")
    return parts[0], parts[1], parts[2]


def named(shop: Shop, part: Part, price: str | None = "333", post: str = "parts_manager", **also: object) -> Kit:
    confirmed = also.pop("confirmed", ())
    cmd = SetKitPrice.model_validate({"part": part.pk, "price_inc": price, "reason": "保养季", **also})
    return Kit.objects.get(pk=shop.run(set_kit_price, cmd, post, confirmed=confirmed).id)


def test_it_holds_the_part_and_its_kit(shop: Shop, service: tuple[Part, Part, Part]) -> None:
    made = named(shop, service[0])
    assert [(x.part_id, x.quantity) for x in made.lines.order_by("n")] == [
        (service[0].pk, D(1)), (service[1].pk, D(1)), (service[2].pk, D(2)),
    ]  # fmt: skip
    offered = kits_of(shop.store.pk, [service[0].pk], TODAY)
    assert offered[service[0].pk].price_inc == D(333)
    named(shop, service[0], "320", valid_from=TODAY + timedelta(days=1))
    assert kits_of(shop.store.pk, [service[0].pk], TODAY)[service[0].pk].price_inc == D(333)
    named(shop, service[0], None)
    assert kits_of(shop.store.pk, [service[0].pk], TODAY) == {}
    with pytest.raises(IntegrityError, match="append_only|frozen|pricing_kit"), transaction.atomic():
        Kit.objects.filter(pk=made.pk).update(price_inc=1)


def test_what_is_refused(shop: Shop, service: tuple[Part, Part, Part]) -> None:
    bare = shop.depot.part("H9", "无价件")
    for part, also, code in (
        (service[1], {}, "kit.empty"),
        (service[0], {"price": None}, "kit.none"),
        (service[0], {"valid_from": TODAY - timedelta(days=1)}, "price.past"),
    ):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            named(shop, part, **also)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        named(shop, service[0], post="parts_sales")
    shop.run(add_companion, AddCompanion.model_validate({"part": service[0].pk, "other": bare.pk, "kind": "kit"}))
    with pytest.raises(Refused, match=r"kit\.no_price"):
        named(shop, service[0])
    assert not Kit.objects.exists()


def test_a_kit_dearer_than_its_parts_is_asked_about(shop: Shop, service: tuple[Part, Part, Part]) -> None:
    with pytest.raises(Doubtful) as asked:
        named(shop, service[0], "368.01")
    assert [d.code for d in asked.value.doubts] == ["kit.dearer"]
    assert named(shop, service[0], "368").price_inc == D(368)
