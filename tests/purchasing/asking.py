"""Short ways through an inquiry: three suppliers, their answers, the choice (the worked numbers of parts.md §1.3)."""

from datetime import timedelta
from typing import Any

from chehang.core.operation import Done
from chehang.parties.models import Supplier
from chehang.purchasing.models import Inquiry
from chehang.purchasing.operations.award_inquiry import AwardInquiry, award_inquiry
from chehang.purchasing.operations.enter_offer import EnterOffer, enter_offer
from chehang.purchasing.operations.order_inquiry import OrderInquiry, order_inquiry
from chehang.purchasing.operations.send_inquiry import SendInquiry, send_inquiry
from tests.goods import Depot

ANSWERS = (("113.00", "special", "0", 3), ("104.00", "plain", "0", 2), ("109.50", "special", "2", 7))


def suppliers(depot: Depot) -> list[Supplier]:
    names = (("S01", depot.supplier.name), ("S02", "城东汽配"), ("S03", "安途商贸"))
    return [
        Supplier.objects.get_or_create(store=depot.store, code=code, defaults={"name": name, "kind": "local"})[0]
        for code, name in names
    ]


def sent(depot: Depot, *, quantity: str = "1", asked: int = 3, post: str = "parts_planner", **also: Any) -> Inquiry:
    data = {
        "due_on": depot.clock.today() + timedelta(days=3),
        "lines": [{"part": depot.part().pk, "quantity": quantity}],
        "suppliers": [{"supplier": x.pk} for x in suppliers(depot)[:asked]],
    }
    done = depot.run(send_inquiry, SendInquiry.model_validate(data | also), post)
    return Inquiry.objects.get(pk=done.id)


def answer(depot: Depot, made: Inquiry, n: int, post: str = "parts_planner", **also: Any) -> Done:
    """What supplier ``n`` answers."""
    price, invoice, freight, days = ANSWERS[n]
    line = {"line": 1, "price_inc": price, "freight_ex": freight, "lead_days": days} | also.pop("line", {})
    data = {
        "inquiry": made.pk,
        "supplier": suppliers(depot)[n].pk,
        "invoice": invoice,
        "valid_until": depot.clock.today() + timedelta(days=10),
        "lines": [line],
    }
    done = depot.run(enter_offer, EnterOffer.model_validate(data | also), post)
    made.refresh_from_db()
    return done


def answered(depot: Depot, **also: Any) -> Inquiry:
    made = sent(depot, **also)
    for n in range(len(ANSWERS)):
        answer(depot, made, n)
    return made


def award(depot: Depot, made: Inquiry, n: int = 1, why: str = "", post: str = "parts_manager") -> Done:
    cmd = AwardInquiry(inquiry=made.pk, supplier=suppliers(depot)[n].pk, choice_reason=why)
    done = depot.run(award_inquiry, cmd, post)
    made.refresh_from_db()
    return done


def order(depot: Depot, made: Inquiry) -> Done:
    done = depot.run(order_inquiry, OrderInquiry(inquiry=made.pk), "parts_planner")
    made.refresh_from_db()
    return done
