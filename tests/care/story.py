"""The care desk's day: calls in their states, a call listened to, words of consent and a message."""

from datetime import timedelta

from chehang.care import services
from chehang.care.models import CallScore, Erasure, FollowUp, Questionnaire, Survey
from chehang.care.operations.add_contact import add_contact
from chehang.care.operations.answer_survey import answer_survey
from chehang.care.operations.cancel_call import cancel_call
from chehang.care.operations.decide_erasure import decide_erasure
from chehang.care.operations.draw_samples import draw_samples
from chehang.care.operations.merge_customers import merge_customers
from chehang.care.operations.plan_calls import plan_calls
from chehang.care.operations.publish_questionnaire import publish_questionnaire
from chehang.care.operations.record_call import record_call
from chehang.care.operations.record_consent import record_consent
from chehang.care.operations.register_complaint import register_complaint
from chehang.care.operations.request_erasure import request_erasure
from chehang.care.operations.score_call import score_call
from chehang.care.operations.send_survey import send_survey
from chehang.care.operations.set_standard import set_standard
from chehang.care.operations.train_item import train_item
from chehang.care.seeds import seed_new
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.parties.models import Customer
from chehang.work.models import Course
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
    for name in ("司机甲", "司机乙"):
        _run(shop, add_contact, {"customer": buyers[0].pk, "name": name, "role": "sender"})
    word = {"customer": buyers[0].pk, "purpose": "marketing", "given": True, "proof": "协议第三条"}
    _run(shop, record_consent, word)
    ctx = Context(shop.depot.who("care_agent"), clock, "care.story")
    with writing():
        services.notify(ctx, buyers[0], "周末试驾会", purpose="marketing")
    _further(shop, buyers)


def _further(shop: Shop, buyers: list[Customer]) -> None:
    """A complaint, surveys answered and not, two files that were one, a person erased and one who asks for it."""
    facts = {"title": "空调不凉", "facts": "修了两次", "category": "service", "customer": buyers[0].pk}
    _run(shop, register_complaint, facts)
    questions = [
        {"factor": "服务质量", "text": "维修质量", "weight": "24"},
        {"factor": "推荐", "text": "您会推荐我们吗", "recommends": True},
    ]
    sheet = {"code": "CSI", "title": "售后满意度", "study": "csi", "questions": questions}
    _run(shop, publish_questionnaire, sheet, "customer_service_manager")
    _run(shop, publish_questionnaire, sheet, "customer_service_manager")
    newest = Questionnaire.objects.get(active=True)
    for buyer in buyers[:2]:
        _run(shop, send_survey, {"questionnaire": newest.pk, "customer": buyer.pk})
    survey = Survey.objects.order_by("id")[0]
    given = [{"question": q.pk, "score": 9} for q in newest.questions.all()]
    _run(shop, answer_survey, {"token": survey.token, "answers": given})
    course = Course.objects.create(store=shop.depot.store, code="FWQ", title="服务质量")
    plan = {
        "question": newest.questions.order_by("n")[0].pk,
        "course": course.pk,
        "year": shop.depot.clock.today().year,
    }
    for month in (12, 11):
        _run(shop, train_item, plan | {"month": month}, "customer_service_manager")
    for target in ("900", "920"):
        rule = {"step": "售后", "words": "满意", "measure": "care.csi", "target": target, "post": "service_manager"}
        _run(shop, set_standard, rule, "customer_service_manager")
    twins = [shop.customer(name="钱进", kind="person") for _n in range(3)]
    merge = {"goes": twins[0].pk, "stays": twins[1].pk, "reason": "同一人"}
    _run(shop, merge_customers, merge, "customer_service_manager")
    for who in (twins[2], buyers[2]):
        _run(shop, request_erasure, {"customer": who.pk, "verified": "本人持身份证到店"})
    wish = Erasure.objects.order_by("id")[0]
    _run(shop, decide_erasure, {"erasure": wish.pk, "agreed": True}, "finance_manager")


def _run(shop: Shop, operation: object, data: dict[str, object], post: str = "care_agent") -> None:
    shop.run(operation, operation.command.model_validate(data), post)  # type: ignore[attr-defined]


def _call(shop: Shop, call: FollowUp, outcome: str, post: str = "care_agent", **also: object) -> None:
    data = {"call": call.pk, "outcome": outcome, "wished": "客户要求", **also}
    _run(shop, record_call, data, post)
