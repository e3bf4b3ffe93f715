"""The care desk's day: calls in their states, a call listened to, words of consent and a message."""

from datetime import timedelta

from chehang.care import services
from chehang.care.models import CallScore, FollowUp
from chehang.care.operations.cancel_call import cancel_call
from chehang.care.operations.draw_samples import draw_samples
from chehang.care.operations.plan_calls import plan_calls
from chehang.care.operations.record_call import record_call
from chehang.care.operations.record_consent import record_consent
from chehang.care.operations.score_call import score_call
from chehang.care.seeds import seed_new
from chehang.core.context import Context
from chehang.core.gate import writing
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """A delivery's calls: reached, unanswered, an agreed visit, cancelled; two of them listened to."""
    seed_new()
    clock, buyers = shop.depot.clock, [shop.customer(name=n, kind="person") for n in ("韩笑", "秦岚", "尤佳")]
    for n, buyer in enumerate(buyers):
        data = {"event": "car_delivered", "customer": buyer.pk, "on": clock.today() - timedelta(days=2 + n)}
        _run(shop, plan_calls, data)
    mine = list(FollowUp.objects.filter(trigger__code="delivery_satisfaction", customer__in=buyers).order_by("id"))
    _call(shop, mine[0], "reached", said="很好", score=9)
    _call(shop, mine[1], "reached", "customer_service_manager", said="满意", score=10)
    _call(shop, mine[2], "appointment", said="异响", on=clock.today() + timedelta(days=1))
    rest = list(FollowUp.objects.filter(state="open", customer__in=buyers).order_by("id"))
    before = clock.at
    for hours in (0, 1, 2):
        clock.at = before + timedelta(hours=hours)
        _call(shop, rest[0], "not_reached")
    clock.at = before
    _run(shop, cancel_call, {"call": rest[1].pk, "reason": "已退车"}, "customer_service_manager")
    _run(shop, draw_samples, {}, "customer_service_manager")
    points = dict.fromkeys(("opening", "identity", "script", "recording", "closing"), 18)
    agent = shop.depot.who("care_agent").employee_id
    drawn = CallScore.objects.filter(agent_id=agent).order_by("id")[0]
    _run(shop, score_call, {"score": drawn.pk, **points}, "customer_service_manager")
    word = {"customer": buyers[0].pk, "purpose": "marketing", "given": True, "proof": "协议第三条"}
    _run(shop, record_consent, word)
    ctx = Context(shop.depot.who("care_agent"), clock, "care.story")
    with writing():
        services.notify(ctx, buyers[0], "周末试驾会", purpose="marketing")


def _run(shop: Shop, operation: object, data: dict[str, object], post: str = "care_agent") -> None:
    shop.run(operation, operation.command.model_validate(data), post)  # type: ignore[attr-defined]


def _call(shop: Shop, call: FollowUp, outcome: str, post: str = "care_agent", **also: object) -> None:
    data = {"call": call.pk, "outcome": outcome, "wished": "客户要求", **also}
    _run(shop, record_call, data, post)
