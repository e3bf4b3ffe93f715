"""The chapter of customer care: cars come back from service, agents call, and the manager listens to some of the calls."""

from datetime import timedelta

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.stage import Person, Stage, Story
from chehang.vehicles.demo import cars

from .models import CallScore, FollowUp
from .operations.draw_samples import draw_samples
from .operations.make_due_calls import make_due_calls
from .operations.next_call import next_call
from .operations.plan_calls import plan_calls
from .operations.record_call import record_call
from .operations.record_consent import record_consent
from .operations.score_call import score_call

AGENT, MANAGER = "ruanling", "xuqing"
ANSWERS = (
    "车很好,没有问题",
    "服务顾问很热情",
    "空调有点异味,已解决",
    "等的时间长了一点",
    "挺满意的,下次还来",
    "交车讲解很清楚",
)


def people() -> list[Person]:
    """The agent who calls."""
    return [Person("041", "阮玲", AGENT, ("care_agent",))]


def masters(stage: Stage) -> None:
    """Some owners have agreed to offers, some have refused them."""
    owners = {c.owner_id: c for c in stage.once(cars) if c.owner_id}
    for n, owner in enumerate(owners):
        if n % 3 == 0:
            data = {"customer": owner, "purpose": "marketing", "given": n % 9 != 0, "proof": "到店登记表"}
            stage.run(record_consent, data, AGENT)


def day(stage: Stage) -> None:
    """Cars come back, and in the afternoon the agent calls."""
    for at in stage.during_the_day(stage.how_many(small=100, typical=300)):
        stage.begin(delivered(stage), at)
    stage.begin(calls(stage), "16:10")
    if stage.today.weekday() == 0:
        stage.begin(quality(stage), "17:00")


def delivered(stage: Stage) -> Story[None]:
    """A car goes back to its owner: three days later he is asked how it runs."""
    car = stage.random.choice([c for c in stage.once(cars) if c.owner_id])
    data = {"event": "service_delivered", "customer": car.owner_id, "vehicle": car.pk, "on": stage.today.isoformat()}
    try:
        stage.run(plan_calls, data, AGENT)
    except Refused as refusal:
        if refusal.code != "call.planned":
            raise
    yield 1


def calls(stage: Stage) -> Story[None]:
    """The agent works through what is due, at most a dozen a day."""
    if stage.today.weekday() == 1:
        stage.run(make_due_calls, {}, MANAGER)
    for _n in range(12):
        try:
            call = int(stage.run(next_call, {}, AGENT).id or 0)
        except Refused:
            return
        yield 4
        luck = stage.random.random()
        data: dict[str, object] = {"call": call}
        tried = FollowUp.objects.get(pk=call).tries.exists()
        if luck < 0.1 and not tried:
            data |= {"outcome": "not_reached"}
        elif luck < 0.14:
            data |= {
                "outcome": "appointment",
                "said": "低速转弯有异响,约好来检查",
                "on": stage.today + timedelta(days=2),
            }
        elif luck < 0.17:
            data |= {"outcome": "refused", "said": "不方便接听,以后也不用打"}
        elif luck < 0.18:
            data |= {"outcome": "reached", "said": "空调修了两次还是不凉", "score": 5}
        else:
            data |= {"outcome": "reached", "said": stage.random.choice(ANSWERS), "score": stage.random.choice((8, 9, 9, 10, 10))}  # fmt: skip
        stage.run(record_call, data, AGENT)
        yield 2


def quality(stage: Stage) -> Story[None]:
    """The manager listens to what was drawn."""
    stage.run(draw_samples, {}, MANAGER)
    yield 10
    for score in list(rows(CallScore, stage.actors[MANAGER]).filter(state="drawn").order_by("id")):
        points = {n: stage.random.choice((16, 17, 18, 19, 20)) for n in ("opening", "identity", "script", "recording", "closing")}  # fmt: skip
        stage.run(score_call, {"score": score.pk, **points, "coaching": "语速再慢一些"}, MANAGER)
        yield 5


def today(stage: Stage) -> None:
    """On the last morning calls wait on the desk."""
    stage.begin(delivered(stage), "09:10")
