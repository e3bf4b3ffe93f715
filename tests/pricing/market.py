"""Short ways through the market: what others ask, what a salesperson suggests."""

from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.core.operation import Done
from chehang.core.operations.approve import Approve, approve
from chehang.pricing.models import Suggestion
from chehang.pricing.operations.note_market_price import NoteMarketPrice, note_market_price
from chehang.pricing.operations.suggest_price import SuggestPrice, suggest_price
from tests.goods import Depot


def seen(depot: Depot, part: Any, price: str, post: str = "parts_sales", **also: Any) -> Done:
    data = {"part": part.pk, "source": "market", "place": "汽配城三区", "price_inc": price} | also
    return depot.run(note_market_price, NoteMarketPrice.model_validate(data), post)


def suggested(depot: Depot, part: Any, price: str, post: str = "parts_sales", **also: Any) -> Suggestion:
    data = {"part": part.pk, "new_inc": price, "reason": "同行普遍更低"} | also
    return Suggestion.objects.get(pk=depot.run(suggest_price, SuggestPrice.model_validate(data), post).id)


def yes(depot: Depot, made: Suggestion, *posts: str) -> None:
    request = ApprovalRequest.objects.get(document="pricing.suggestion", object_id=made.pk, state="open")
    for post in posts:
        depot.run(approve, Approve(request=request.pk), post)
    made.refresh_from_db()
