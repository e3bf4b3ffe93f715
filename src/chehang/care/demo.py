"""The chapter of customer care: deliveries are followed up, complaints handled to the end, satisfaction asked for, files kept."""

from datetime import timedelta

from django.db.models import Avg

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.stage import Person, Stage, Story
from chehang.parties.operations.register_customer import register_customer
from chehang.vehicles.demo import cars
from chehang.work.models import CaseRecord, Course, Task
from chehang.work.operations.agree_case import agree_case
from chehang.work.operations.approve_compensation import approve_compensation
from chehang.work.operations.assign_case import assign_case
from chehang.work.operations.close_case import close_case
from chehang.work.operations.confirm_task import confirm_task
from chehang.work.operations.execute_case import execute_case
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.propose_case import propose_case
from chehang.work.operations.respond_case import respond_case
from chehang.work.operations.take_request import take_request

from .models import Answer, CallScore, FollowUp, Questionnaire, Survey
from .operations.add_contact import add_contact
from .operations.answer_survey import answer_survey
from .operations.decide_erasure import decide_erasure
from .operations.draw_samples import draw_samples
from .operations.draw_surveys import draw_surveys
from .operations.finish_visit import finish_visit
from .operations.make_due_calls import make_due_calls
from .operations.merge_customers import merge_customers
from .operations.next_call import next_call
from .operations.plan_calls import plan_calls
from .operations.plan_update_round import plan_update_round
from .operations.publish_questionnaire import publish_questionnaire
from .operations.record_call import record_call
from .operations.record_consent import record_consent
from .operations.register_complaint import register_complaint
from .operations.request_erasure import request_erasure
from .operations.score_call import score_call
from .operations.set_standard import set_standard
from .operations.train_item import train_item

AGENT, MANAGER, BOSS, FINANCE = "ruanling", "xuqing", "luyuanhang", "gaojing"
SELLERS = ("linyue", "fangze")
OWNERS = {"sale": "chenghao", "parts": "zhoumin"}  # who handles a complaint; else the service manager
ANSWERS = (
    "车很好,没有问题",
    "服务顾问很热情",
    "空调有点异味,已解决",
    "等的时间长了一点",
    "挺满意的,下次还来",
    "交车讲解很清楚",
)
CSI = (
    ("服务启动", "预约与接待是否及时", "17"),
    ("服务顾问", "服务顾问的礼貌与专业", "18"),
    ("经销商设施", "休息区与店面环境", "21"),
    ("服务后交车", "交车讲解与准时", "21"),
    ("服务质量", "维修质量与一次修复", "24"),
)
SSI = (
    ("交车过程", "交车讲解是否清楚", "25"),
    ("销售人员", "销售顾问的专业与诚信", "20"),
    ("设施", "展厅环境", "15"),
    ("交易条件", "价格与条款是否透明", "15"),
    ("交车时间", "是否按约定时间交车", "15"),
    ("书面文件", "合同与单据是否清楚", "10"),
)
STANDARDS = (
    ("交车后回访", "交车后三天内接到客服回访", "care.calls_in_time", "95", "customer_service_manager"),
    ("售后服务", "维修保养全过程满意", "care.csi", "900", "service_manager"),
    ("销售服务", "购车全过程满意", "care.ssi", "900", "sales_manager"),
    ("投诉处理", "投诉按时办结", "care.complaints_in_time", "95", "customer_service_manager"),
)


def people() -> list[Person]:
    """The agent who calls."""
    return [Person("041", "阮玲", AGENT, ("care_agent",))]


def masters(stage: Stage) -> None:
    """Some owners have agreed to offers, some have refused them; standards are set, questionnaires published."""
    owners = {c.owner_id: c for c in stage.once(cars) if c.owner_id}
    for n, owner in enumerate(owners):
        if n % 3 == 0:
            data = {"customer": owner, "purpose": "marketing", "given": n % 9 != 0, "proof": "到店登记表"}
            stage.run(record_consent, data, AGENT)
    for n, owner in enumerate(list(owners)[:12]):
        born = f"19{70 + n}-{1 + n:02d}-{3 + n:02d}"
        role, name = ("user", "家人") if n % 3 else ("owner", "本人")
        contact = {
            "customer": owner,
            "name": name,
            "role": role,
            "birthday": born,
            "licence_until": f"{stage.today.year + 1}-0{1 + n % 9}-15",
        }
        stage.run(add_contact, contact, AGENT)
    for step, words, measure, target, post in STANDARDS:
        data = {"step": step, "words": words, "measure": measure, "target": target, "post": post}
        stage.run(set_standard, data, MANAGER)
    publish(stage, "CSI", "售后满意度", CSI)
    publish(stage, "SSI", "销售满意度", SSI)


def publish(stage: Stage, code: str, title: str, items: tuple[tuple[str, str, str], ...]) -> None:
    """A questionnaire, or its next version; the last question is whether one would recommend us."""
    questions: list[dict[str, object]] = [{"factor": f, "text": t, "weight": w} for f, t, w in items]
    questions.append({"factor": "推荐", "text": "您愿意向亲友推荐本店吗", "recommends": True})
    data = {"code": code, "title": title, "study": code.lower(), "questions": questions}
    stage.run(publish_questionnaire, data, MANAGER)


def day(stage: Stage) -> None:
    """Consultants thank, the agent calls; Mondays surveys and listening, once a month the files and the questionnaire."""
    for at in stage.during_the_day(stage.how_many(small=24, typical=80)):
        stage.begin(delivered(stage), at)
    stage.begin(thanks(stage), "11:20")
    stage.begin(visits(stage), "15:10")
    stage.begin(calls(stage), "16:10")
    if stage.today.weekday() == 0:
        stage.begin(quality(stage), "17:00")
        stage.begin(satisfaction(stage), "09:30")
    if stage.today.day == 8:
        stage.begin(files(stage), "10:05")
    if stage.today.day == 12:
        stage.begin(grievance(stage), "09:50")
    if stage.today.day == 20:
        stage.begin(training(stage), "10:40")


def training(stage: Stage) -> Story[None]:
    """The item that customers score lowest is trained next month where it is done."""
    answers = rows(Answer, stage.actors[MANAGER]).filter(
        survey__flagged=False, survey__answered_at__gt=stage.clock.at - timedelta(days=80)
    )
    lowest = answers.values("question").annotate(mean=Avg("score")).order_by("mean", "question").first()
    course = rows(Course, stage.actors[MANAGER]).order_by("-id").first()
    if lowest and course:
        month = (stage.today.replace(day=28) + timedelta(days=4)).replace(day=1)
        told = {"question": lowest["question"], "course": course.pk, "year": month.year, "month": month.month}
        stage.run(train_item, told, MANAGER)
    yield 0


def thanks(stage: Stage) -> Story[None]:
    """Each consultant thanks whom a car was delivered to."""
    for seller in SELLERS:
        for _n in range(4):
            try:
                call = int(stage.run(next_call, {}, seller).id or 0)
            except Refused:
                break
            yield 3
            stage.run(record_call, {"call": call, "outcome": "reached", "said": "提车后一切正常,感谢"}, seller)


def visits(stage: Stage) -> Story[None]:
    """A car whose fault was told on the phone has been in; the workshop says so."""
    ready = rows(FollowUp, stage.actors[AGENT]).filter(state="waiting", visit_on__lte=stage.today).order_by("id")
    for call in list(ready):
        stage.run(finish_visit, {"call": call.pk, "outcome": "已到店检查,紧固底盘螺栓,异响消除"}, AGENT)
        yield 2
    asked = rows(Task, stage.actors[AGENT]).filter(kind="request", department="service", giver__number="041")
    for task in list(asked.exclude(state__in=("done", "cancelled", "declined")).order_by("id")):
        yield from requested(stage, task)


def requested(stage: Stage, task: Task) -> Story[None]:
    """The service manager takes the request for an appointment and answers; who asked confirms."""
    head = "weiguodong"
    if task.owner_id is None:
        stage.run(take_request, {"task": task.pk, "owner": stage.actors[head].employee_id}, head)
        yield 5
        stage.run(finish_task, {"task": task.pk, "result": "已排入预约,工位留好"}, head)
        yield 20
        stage.run(confirm_task, {"task": task.pk}, AGENT)


def grievance(stage: Stage) -> Story[None]:
    """A customer complains on the phone."""
    car = stage.random.choice([c for c in stage.once(cars) if c.owner_id])
    data = {
        "title": "交车时间比约定晚了两小时",
        "facts": "约定下午四点取车,六点才交车,等待期间无人说明",
        "category": "delivery",
        "customer": car.owner_id,
        "vehicle": car.pk,
        "demand": "说明原因并道歉",
    }
    case = rows(CaseRecord, stage.actors[MANAGER])
    stage.run(register_complaint, data, AGENT)
    yield 10
    yield from complaint(stage, case.order_by("-id")[0].pk, "sale", compensation="200")


def complaint(stage: Stage, case: int, category: str, *, compensation: str = "") -> Story[None]:
    """From the first response to the customer's own word, by two persons."""
    owner = OWNERS.get(category, "weiguodong")
    stage.run(respond_case, {"case": case, "text": "已致电致歉,当天给答复"}, AGENT)
    stage.run(assign_case, {"case": case, "owner": stage.actors[owner].employee_id}, MANAGER)
    yield 120
    plan: dict[str, object] = {
        "case": case,
        "cause": "method",
        "cause_words": "交接时未复核,进度没有告知客户",
        "remedy": "道歉并优先返修,说明原因",
        "prevention": "进度变化半小时内告知客户,晨会通报",
    }
    stage.run(propose_case, plan | ({"compensation": compensation} if compensation else {}), owner)
    yield 30
    if compensation:
        stage.run(approve_compensation, {"case": case}, MANAGER)
        yield 10
    stage.run(agree_case, {"case": case, "text": "客户接受"}, owner)
    yield stage.until(1, "10:40")
    stage.run(execute_case, {"case": case, "outcome": "已按方案处理,客户当场确认"}, owner)
    yield 240
    stage.run(close_case, {"case": case, "satisfied": True, "text": "处理得及时,满意"}, MANAGER)


def satisfaction(stage: Stage) -> Story[None]:
    """The week's sample is sent; most of them answer within days."""
    stage.run(draw_surveys, {}, MANAGER)
    yield 90
    for survey in list(rows(Survey, stage.actors[MANAGER]).filter(state="sent").order_by("id")):
        if stage.random.random() < 0.25:
            continue
        low = stage.random.random() < 0.04
        answers = [
            {"question": q.pk, "score": 6 if low and n == 1 else stage.random.choice((8, 9, 9, 10))}
            for n, q in enumerate(survey.questionnaire.questions.order_by("n"))
        ]
        words = "等候时间偏长" if low else ""
        done = stage.run(answer_survey, {"token": survey.token, "answers": answers, "words": words}, AGENT)
        yield 4
        if low and done.id:
            opened = rows(CaseRecord, stage.actors[MANAGER]).order_by("-id")[0].pk
            stage.begin(complaint(stage, opened, "service"))


def files(stage: Stage) -> Story[None]:
    """Incomplete files are called up; a double is merged, who wishes it is erased, the questionnaire gets its next version."""
    stage.run(plan_update_round, {}, MANAGER)
    yield 15
    month = stage.today.month
    wrong, right = (
        {"kind": "person", "name": name, "mobile": f"1391{month:02d}000{n}"}
        for name, n in (("甄笑", 21), ("郑晓燕", 58))
    )
    goes, stays = (stage.run(register_customer, one, MANAGER).id for one in (wrong, right))
    yield 30
    stage.run(
        merge_customers, {"goes": goes, "stays": stays, "reason": "同音误录,换了手机号,电话核实为同一人"}, MANAGER
    )
    if month % 2:
        leaver = {"kind": "person", "name": "卫东平", "mobile": f"1391{month:02d}00037"}
        person = stage.run(register_customer, leaver, MANAGER).id
        yield 30
        wish = stage.run(request_erasure, {"customer": person, "verified": "本人持身份证到店"}, AGENT).id
        yield 200
        stage.run(decide_erasure, {"erasure": wish, "agreed": True}, FINANCE)
    if rows(Questionnaire, stage.actors[MANAGER]).filter(code="CSI").count() == 1:
        better = (("服务启动", "从到店到有人接待用了多久(十分为立即)", "17"), *CSI[1:])
        publish(stage, "CSI", "售后满意度", better)


def delivered(stage: Stage) -> Story[None]:
    """A car goes back to its owner without a work order: three days later he is asked how it runs."""
    car = stage.random.choice([c for c in stage.once(cars) if c.owner_id])
    data = {"event": "service_delivered", "customer": car.owner_id, "vehicle": car.pk, "on": stage.today.isoformat()}
    try:
        stage.run(plan_calls, data, AGENT)
    except Refused as refusal:
        if refusal.code != "call.planned":
            raise
    yield 1


def calls(stage: Stage) -> Story[None]:
    """The agent works through what is due, at most two dozen a day."""
    if stage.today.weekday() == 1:
        stage.run(make_due_calls, {}, MANAGER)
    for _n in range(24):
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
        if data["outcome"] == "reached":
            data |= asked_besides(FollowUp.objects.select_related("trigger").get(pk=call))
        stage.run(record_call, data, AGENT)
        if case := FollowUp.objects.get(pk=call).case_id:
            stage.begin(complaint(stage, case, "service"))
        yield 2


def asked_besides(call: FollowUp) -> dict[str, object]:
    """What is asked in calls about an ending insurance and to who stays away."""
    if call.trigger.event == "insurance":
        won = ("won", "won", "open", "lost")[call.pk % 4]
        return {"renewal": won, **({"why": "price", "elsewhere": "平安保险"} if won == "lost" else {})}
    if call.trigger.event == "lost":
        return {"why": ("distance", "price", "unused")[call.pk % 3], "elsewhere": "小区快修"}
    return {}


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
