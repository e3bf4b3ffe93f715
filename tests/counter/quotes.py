"""Short ways through a quotation."""

from typing import Any

from chehang.core.operation import Done
from chehang.counter.models import Quotation
from chehang.counter.operations.accept_quotation import AcceptQuotation, accept_quotation
from chehang.counter.operations.give_quotation import GiveQuotation, give_quotation
from chehang.counter.operations.lose_quotation import LoseQuotation, lose_quotation
from tests.selling import Shop

NUMBER = "H3A 115 561 B"


def given(shop: Shop, quantity: str = "2", discount: str = "0.05", post: str = "parts_sales", **also: Any) -> Quotation:
    """Two filters at 458 less 5 %."""
    part = shop.depot.parts.get(NUMBER) or shop.goods(number=NUMBER)
    line = {"part": part.pk, "quantity": quantity, "discount": discount}
    data = {"customer": also.pop("customer", None) or shop.customer().pk, "lines": [line]} | also
    return Quotation.objects.get(pk=shop.run(give_quotation, GiveQuotation.model_validate(data), post).id)


def accept(shop: Shop, made: Quotation) -> Done:
    done = shop.run(accept_quotation, AcceptQuotation(quotation=made.pk))
    made.refresh_from_db()
    return done


def lose(shop: Shop, made: Quotation, why: str = "price") -> None:
    shop.run(lose_quotation, LoseQuotation.model_validate({"quotation": made.pk, "lost_reason": why}))
    made.refresh_from_db()
