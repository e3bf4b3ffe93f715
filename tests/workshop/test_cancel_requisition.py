"""Parts are not needed after all."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_freed_and_then_over(yard) -> None:
    order = yard.open()
    yard.part(order, yard.shop.goods())
    yard.agreed(order)
    pk = yard.run("request_parts", "technician", who="铁柱", order=order.pk).model_extra["requisition"]
    yard.run("cancel_requisition", "technician", who="铁柱", requisition=pk, reason="换别的")
    made = yard.fetch(order)
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("cancel_requisition", "technician", who="铁柱", requisition=made.pk, reason="换别的")
    with pytest.raises(NotAllowed):
        yard.run("cancel_requisition", "keeper", requisition=made.pk, reason="换别的")
