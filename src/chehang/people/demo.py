"""The chapter of personnel: the organisation with its files and contracts, somebody who comes and somebody who goes, working
time by the device, leave, and a payroll each month that reaches the books."""

from datetime import date, datetime, time, timedelta
from typing import Any

from chehang.core.calendar import calendar_of
from chehang.core.context import Actor
from chehang.core.doubts import Doubtful
from chehang.core.models import ApprovalRequest
from chehang.core.operation import Done, Operation
from chehang.core.operations.approve import approve
from chehang.core.stage import Person, Stage, Story
from chehang.org.operations.assign_post import assign_post

from .identity import check_digit
from .models import Appraisal, ListItem, MonthSheet, PollVoice, Position, StaffFile
from .operations.add_candidate import add_candidate
from .operations.add_shift import add_shift
from .operations.answer_appraisal import answer_appraisal
from .operations.answer_offer import answer_offer
from .operations.answer_poll import answer_poll
from .operations.approve_pay import approve_pay
from .operations.ask_leave import ask_leave
from .operations.calculate_pay import calculate_pay
from .operations.check_pay import check_pay
from .operations.close_appraisals import close_appraisals
from .operations.close_poll import close_poll
from .operations.draft_scheme import draft_scheme
from .operations.draw_up_sheets import draw_up_sheets
from .operations.file_event import file_event
from .operations.finish_leaving import finish_leaving
from .operations.found_organisation import found_organisation
from .operations.hire import hire
from .operations.import_punches import import_punches
from .operations.keep_file import keep_file
from .operations.make_offer import make_offer
from .operations.open_appraisals import open_appraisals
from .operations.open_poll import open_poll
from .operations.order_overtime import order_overtime
from .operations.pay_wages import pay_wages
from .operations.propose_change import propose_change
from .operations.request_staff import request_staff
from .operations.review_pay import review_pay
from .operations.score_appraisal import score_appraisal
from .operations.score_interview import score_interview
from .operations.set_pay_element import set_pay_element
from .operations.set_pay_terms import set_pay_terms
from .operations.sign_sheet import sign_sheet
from .operations.sign_targets import sign_targets
from .operations.tick_item import tick_item
from .operations.write_coaching_note import write_coaching_note
from .operations.write_contract import write_contract

HR, GM, FINANCE, CASHIER = "shenlei", "luyuanhang", "gaojing", "baijie"
LEAVER = "heming"
POST_DAY, GROWTH_DAY, LEAVE_DAY, OVERTIME_DAY, REWARD_DAY, GOING_DAY, POLL_DAY = 3, 4, 10, 15, 20, 12, 8  # of the month
MONDAY = 0
# whose appraisal has a scheme, and by what: title, weight, target
SCHEMES = {
    "parts_manager": (("配件销售完成率", 50, 100), ("一次满足率", 30, 95), ("团队管理", 20, 100)),
    "sales_manager": (("整车订单完成率", 60, 100), ("客户满意度", 40, 95)),
    "service_manager": (("维修产值完成率", 60, 100), ("一次修复率", 40, 95)),
    "finance_manager": (("月结及时率", 60, 100), ("凭证复核及时率", 40, 95)),
    "hr_manager": (("隐患整改及时率", 40, 90), ("招聘培训完成率", 60, 95)),
    "keeper": (("上架及时率", 50, 95), ("盘点准确率", 30, 100), ("主管评价", 20, 100)),
    "service_advisor": (("交车准时率", 60, 95), ("客户满意度", 40, 95)),
}
MEASURED = {"隐患整改及时率": "office.hazard_rate"}
MANAGER_PAY, STAFF_PAY = (8800, 2400), (4600, 900)  # base wage, post pay


def people() -> list[Person]:
    """A technician who will leave."""
    return [Person("071", "贺明", LEAVER, ("technician",))]


def masters(stage: Stage) -> None:
    """The organisation, a contract, a file and pay terms for everybody, the usual shift."""
    stage.run(found_organisation, {}, HR)
    shift = {"code": "A", "title": "白班", "starts": "08:30", "ends": "17:30", "pause": 60, "usual": True}
    stage.run(add_shift, shift, HR)
    meals = {"code": "meals", "title": "餐补", "n": 45, "since": stage.today, "formula": "300 * share"}
    stage.run(set_pay_element, meals, HR)
    for held, items in SCHEMES.items():
        lines = [{"title": t, "weight": w, "target": g, "measure": MEASURED.get(t, "")} for t, w, g in items]
        done = stage.run(draft_scheme, {"post": held, "title": f"{stage.today.year} 年度考核方案", "items": lines}, HR)
        _decide(stage, "people.scheme", int(done.id or 0))
    day = stage.today
    for n, login in enumerate(staff(stage)):
        person = stage.actors[login]
        base, post = MANAGER_PAY if any(p.endswith("manager") for p in person.posts) else STAFF_PAY
        other = GM if login == HR else HR
        until = date(day.year + 3, day.month, day.day) - timedelta(days=1)
        contract = {"term": "fixed", "starts_on": day, "ends_on": until, "wage": base + post}
        stage.run(write_contract, {"employee": person.employee_id, **contract}, HR)
        born = f"33010{1 + n % 8}19{82 + n % 16}0{1 + n % 9}{11 + n % 17}{100 + n * 7}"[:17]
        data = {
            "employee": person.employee_id, "id_no": born + check_digit(born), "mobile": f"138{57100000 + n * 131}",
            "hired_on": date(day.year - 1 - n % 6, 3, 1), "working_since": date(day.year - 3 - n % 6 - n % 9, 3, 1),
        }  # fmt: skip
        stage.run(keep_file, data, HR)
        terms = {
            "since": day, "base": base, "post_pay": post, "seniority": 50 * (1 + n % 6), "performance": base // 4,
            "insured": base, "fund_rate": "0.08", "deductions": 1000 * (n % 3),
        }  # fmt: skip
        stage.run(set_pay_terms, {"employee": person.employee_id, **terms}, other)


def staff(stage: Stage) -> list[str]:
    """The logins of the store's people, in the order of their numbers."""
    return [login for login, actor in stage.actors.items() if actor.store_id == stage.store.pk]


def day(stage: Stage) -> None:
    """The device's file each Monday; what the month's days bring; somebody comes in the first month and goes in the second."""
    number, since = stage.today.day, stage.house.since
    months = (stage.today.year - since.year) * 12 + stage.today.month - since.month
    if stage.today.weekday() == MONDAY and not stage.first_day:
        stage.begin(punched(stage, stage.today - timedelta(days=7)), "09:25")
    for wanted, story, at in (
        (LEAVE_DAY, away, "10:30"),
        (OVERTIME_DAY, overtime, "16:10"),
        (REWARD_DAY, rewarded, "11:15"),
    ):
        if number == wanted:
            stage.begin(story(stage), at)
    if number == POST_DAY and months == 0:
        data = {"employee": stage.actors["tangning"].employee_id, "post": "marketing_specialist"}
        stage.run(assign_post, data, HR)
    if number == GROWTH_DAY and months == 0:
        stage.begin(hired(stage), "09:40")
    if number == POLL_DAY and months % 3 == 0:
        stage.begin(asked(stage), "15:30")
    if number == GOING_DAY and months == 1:
        stage.begin(gone(stage), "10:20")


def _decide(stage: Stage, document: str, pk: int) -> None:
    """Whoever is asked, one step after the other, says yes."""
    while request := ApprovalRequest.objects.filter(document=document, object_id=pk, state="open").first():
        stage.run(approve, {"request": request.pk}, stage.someone(request.post))


def _anyway(stage: Stage, operation: Operation[Any], data: dict[str, Any], who: str) -> Done:
    """What is asked about is confirmed."""
    try:
        return stage.run(operation, data, who)
    except Doubtful as asked:
        cmd, marks = operation.command.model_validate(data), [d.mark for d in asked.doubts]
        return operation(cmd, actor=stage.actors[who], clock=stage.clock, confirmed=marks)


def hired(stage: Stage) -> Story[None]:
    """The workshop grows by a place: the change, the requisition, interviews, an offer, the first day with its lists."""
    post = Position.objects.get(store=stage.store, code="technician")
    change = {
        "kind": "change", "position": post.pk, "headcount": post.headcount + 1, "reason": "新能源业务增长",
        "effective_on": stage.today,
    }  # fmt: skip
    _decide(stage, "people.org_change", int(stage.run(propose_change, change, HR).id or 0))
    yield 40
    wanted = {"position": post.pk, "people": 1, "needed_by": stage.today + timedelta(days=20), "reason": "新增编制"}
    requisition = int(stage.run(request_staff, wanted, "weiguodong").id or 0)
    yield 60
    _decide(stage, "people.requisition", requisition)
    yield stage.until(2, "09:30")
    ids = []
    for name, mobile, points in (("黄小虎", "13912340001", 21), ("吕海", "13912340002", 16)):
        data = {"requisition": requisition, "name": name, "mobile": mobile, "source": "前程无忧"}
        ids.append(stage.run(add_candidate, data, HR).id)
        for who in (HR, "weiguodong"):
            scores = dict.fromkeys(("knowledge", "experience", "attitude", "manner"), points)
            stage.run(score_interview, {"candidate": ids[-1], **scores}, who)
            yield 25
    offer = {"wage": "5600", "starts_on": stage.today + timedelta(days=5), "checked": "原单位证实无不良记录"}
    stage.run(make_offer, {"candidate": ids[0], **offer}, HR)
    yield 120
    stage.run(answer_offer, {"candidate": ids[0]}, HR)
    yield stage.until(5, "09:10")
    first = "33010419980512121"
    made = stage.run(hire, {"candidate": ids[0], "number": "901", "id_no": first + check_digit(first)}, HR)
    person = int(made.id or 0)
    today = stage.today
    contract = {
        "term": "fixed", "starts_on": today, "ends_on": date(today.year + 3, today.month, 1), "wage": "5600",
        "probation_until": today + timedelta(days=59), "probation_wage": "4800",
    }  # fmt: skip
    stage.run(write_contract, {"employee": person, **contract}, HR)
    terms = {"since": today, "base": "4600", "post_pay": "1000", "insured": "5000", "fund_rate": "0.08"}
    stage.run(set_pay_terms, {"employee": person, **terms}, HR)
    yield stage.until(2, "15:00")
    _tick(stage, person)


def _tick(stage: Stage, person: int) -> None:
    for item in ListItem.objects.filter(employee_id=person, done_on=None).order_by("id"):
        stage.run(tick_item, {"item": item.pk}, HR)


def gone(stage: Stage) -> Story[None]:
    """A technician resigns: approved by finance and the general manager, everything handed over, rights end on the last day."""
    person = stage.actors[LEAVER].employee_id
    data = {
        "kind": "leave", "employee": person, "effective_on": stage.today + timedelta(days=3), "facts": "个人发展,书面提出辞职",
        "leaving": "resigned",
    }  # fmt: skip
    made = int(stage.run(file_event, data, HR).id or 0)
    yield 90
    _decide(stage, "people.event", made)
    yield stage.until(3, "16:30")
    _tick(stage, person)
    stage.run(finish_leaving, {"event": made}, HR)


def punched(stage: Stage, first: date) -> Story[None]:
    """What the device wrote in a week: some come late, one in a hundred forgets the card."""
    lines, calendar = ["工号,姓名,时间"], calendar_of(stage.actors[HR])
    files = StaffFile.objects.filter(store=stage.store).select_related("employee").order_by("employee__number")
    for file in files:
        for n in range(7):
            on = first + timedelta(days=n)
            if on >= stage.today or on < max(file.hired_on, stage.house.since) or (file.left_on and on > file.left_on):
                continue
            if calendar.is_working_day(on):
                lines += _day(stage, file.employee.number, on)
    stage.run(import_punches, {"text": "\n".join(lines)}, HR)
    yield 1


def _day(stage: Stage, number: str, on: date) -> list[str]:
    came = datetime.combine(on, time(8, 5)) + timedelta(
        minutes=stage.random.randrange(24 if stage.random.random() < 0.97 else 40)
    )
    went = datetime.combine(on, time(17, 31)) + timedelta(minutes=stage.random.randrange(45))
    lines = [f"{number},{at:%Y-%m-%d %H:%M}" for at in (came, went)]
    return lines[: 1 if stage.random.random() < 0.01 else 2]


def away(stage: Stage) -> Story[None]:
    """Annual leave of a day, decided by the department; a week later an afternoon off without pay."""
    first = _working_day(stage.actors[HR], stage.today + timedelta(days=4))
    leave = {"kind": "annual", "first_day": first, "last_day": first, "reason": "家中有事"}
    made = int(_anyway(stage, ask_leave, leave, "songjia").id or 0)
    yield 50
    _decide(stage, "people.leave", made)
    yield stage.until(7, "10:15")
    first = _working_day(stage.actors[HR], stage.today + timedelta(days=1))
    leave = {"kind": "personal", "first_day": first, "last_day": first, "half": True, "reason": "办理证件"}
    made = int(_anyway(stage, ask_leave, leave, "mayue").id or 0)
    yield 30
    _decide(stage, "people.leave", made)


def _working_day(who: Actor, day: date) -> date:
    calendar = calendar_of(who)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def overtime(stage: Stage) -> Story[None]:
    """Two hours for a count, ordered beforehand by the manager."""
    for login, manager in (("dingqiang", "zhoumin"), ("luobin", "zhoumin"), ("yeqing", FINANCE)):
        data = {"employee": stage.actors[login].employee_id, "day": stage.today, "hours": 2, "reason": "月中盘点"}
        stage.run(order_overtime, data, manager)
        yield 2


def rewarded(stage: Stage) -> Story[None]:
    """HR writes a reward down; the general manager approves."""
    login = ("dingqiang", "hanlei", "songjia")[stage.today.month % 3]
    data = {
        "kind": "reward", "employee": stage.actors[login].employee_id, "effective_on": stage.today, "amount": 200,
        "facts": "客户书面表扬", "clause": "奖惩制度 第8条",
    }  # fmt: skip
    made = int(stage.run(file_event, data, HR).id or 0)
    yield 65
    _decide(stage, "people.event", made)


def month_end(stage: Stage, month: date) -> Story[None]:
    """The rest of the punches, the sheets signed by everybody, the payroll through its four hands into the books."""
    yield from punched(stage, stage.today - timedelta(days=7))
    stage.run(draw_up_sheets, {"month": month}, HR)
    yield 5
    logins = {stage.actors[login].employee_id: login for login in staff(stage) if login != LEAVER}
    for sheet in MonthSheet.objects.filter(store=stage.store, month=month, signed_at=None).order_by("employee_id"):
        if sheet.employee_id in logins:
            stage.run(sign_sheet, {"sheet": sheet.pk}, logins[sheet.employee_id])
    yield from appraised(stage, month)
    run = {"run": _anyway(stage, calculate_pay, {"month": month}, HR).id}
    for operation, who in ((check_pay, HR), (review_pay, FINANCE), (approve_pay, GM), (pay_wages, CASHIER)):
        yield 8
        stage.run(operation, run, who)


def appraised(stage: Stage, month: date) -> Story[None]:
    """HR opens the sheets, the managers score, everybody answers, HR closes: the coefficients go into the pay."""
    stage.run(open_appraisals, {"month": month}, HR)
    yield 12
    logins = {stage.actors[login].employee_id: login for login in staff(stage)}
    sheets = (
        Appraisal.objects.filter(store=stage.store, month=month, state="open").select_related("scheme").order_by("id")
    )
    for sheet in sheets:
        head = {"keeper": "zhoumin", "service_advisor": "weiguodong"}.get(sheet.scheme.post, GM)
        if head == GM:
            stage.run(sign_targets, {"appraisal": sheet.pk}, head)
            stage.run(sign_targets, {"appraisal": sheet.pk}, logins[sheet.employee_id])
        reached = [
            {"n": line.n, "actual": str(round(float(line.target) * stage.random.uniform(0.86, 1.04), 1))}
            for line in sheet.lines.order_by("n")
        ]
        stage.run(score_appraisal, {"appraisal": sheet.pk, "reached": reached, "comment": "继续保持"}, head)
        stage.run(answer_appraisal, {"appraisal": sheet.pk}, logins[sheet.employee_id])
    yield 6
    if Appraisal.objects.filter(store=stage.store, month=month).exclude(state="closed").exists():
        stage.run(close_appraisals, {"month": month}, HR)


def asked(stage: Stage) -> Story[None]:
    """A morale survey in the first month of a quarter; every third person does not answer. A talk of the parts manager."""
    data = {"kind": "morale", "title": f"{stage.today:%Y-%m} 员工满意度", "closes_on": stage.today + timedelta(days=5)}
    poll = int(stage.run(open_poll, data, HR).id or 0)
    note = {"coached": stage.actors["dingqiang"].employee_id, "text": "盘点差异复盘,下月独立带一名新人"}
    stage.run(write_coaching_note, note, "zhoumin")
    yield 20
    voices = dict(PollVoice.objects.filter(poll_id=poll).values_list("employee_id", "group"))
    for n, (login, who) in enumerate(sorted(stage.actors.items())):
        if who.employee_id in voices and who.store_id == stage.store.pk and n % 3:
            scores = ",".join(str(stage.random.choice((3, 4, 4, 5))) for _n in range(8))
            veil = f"{stage.random.getrandbits(128):032x}"
            stage.run(answer_poll, {"poll": poll, "scores": scores, "veil": veil}, login)
            yield 2
    yield stage.until(2, "17:10")
    stage.run(close_poll, {"poll": poll}, HR)


def today(stage: Stage) -> None:
    """A colleague asks for leave this morning."""
    stage.begin(asking(stage), "09:15")


def asking(stage: Stage) -> Story[None]:
    """Waits for the parts manager."""
    first = _working_day(stage.actors[HR], stage.today + timedelta(days=5))
    leave = {"kind": "annual", "first_day": first, "last_day": first, "reason": "陪家人体检"}
    _anyway(stage, ask_leave, leave, "luobin")
    yield 1
