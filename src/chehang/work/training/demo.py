"""Training of the sample store: fire safety with a quiz for the keepers, parts from the catalogue, each department's own."""

from datetime import timedelta

from chehang.core.stage import Stage, Story
from chehang.work.operations.add_question import add_question
from chehang.work.operations.announce_session import announce_session
from chehang.work.operations.answer_quiz import answer_quiz
from chehang.work.operations.close_session import close_session
from chehang.work.operations.create_course import create_course
from chehang.work.operations.draw_quiz import draw_quiz
from chehang.work.operations.plan_training import plan_training
from chehang.work.operations.require_course import require_course
from chehang.work.operations.sign_in_to_session import sign_in_to_session

from .models import Course, QuizPaper

TRAINING_DAY = 16  # of the month
KEEPERS = ("dingqiang", "luobin", "mayue")
# code, title, months valid, drawn from, questions, pass mark
COURSES = (
    ("XF", "仓库消防与安全", 12, "", 3, 60),
    ("PJ", "配件编号与名称", 6, "catalogue", 8, 60),
    ("MYD", "客户满意度与服务礼仪", None, "", 3, 60),
)
QUESTIONS = {
    "XF": (
        ("干粉灭火器多久检查一次压力?", ("每月", "每两年", "不用检查")),
        ("发现明火首先应当?", ("报警并使用灭火器", "打开门窗通风", "继续装卸")),
        ("易燃品应存放在?", ("专用危险品货位", "收货区", "任意货位")),
    ),
    "MYD": (
        ("客户投诉首先应当?", ("倾听并记录", "说明不归自己管", "让客户改天再来")),
        ("交车后多久回访?", ("按规定时间", "想起再说", "不用回访")),
        ("客户资料变更后应?", ("当天更新", "年底统一更新", "不更新")),
    ),
}
# who trains whom, in which course
OWN = (
    ("luyuanhang", "XF", ("chenghao", "weiguodong")),
    ("chenghao", "MYD", ("tangning",)),
    ("weiguodong", "XF", ("zhoumin",)),
    ("shenlei", "MYD", ("fangyuan",)),
    ("gaojing", "MYD", ("yeqing", "baijie")),
    ("xuqing", "MYD", ("hanlei",)),
)


def masters(stage: Stage) -> None:
    """The courses with their questions; keepers must hold fire safety; the year's plan for the parts department."""
    for code, title, months, source, count, mark in COURSES:
        data = {
            "code": code,
            "title": title,
            "valid_months": months,
            "source": source,
            "questions": count,
            "pass_score": mark,
        }
        course = stage.run(create_course, data, "shenlei").id
        for text, choices in QUESTIONS.get(code, ()):
            rows = [{"text": c, "right": n == 0} for n, c in enumerate(choices)]
            stage.run(add_question, {"course": course, "text": text, "choices": rows}, "shenlei")
        line = {
            "course": course,
            "department": "parts",
            "year": stage.today.year,
            "month": stage.today.month,
            "hours": 2,
            "budget": 600,
        }
        stage.run(plan_training, line, "shenlei")
    fire = Course.objects.get(store_id=stage.actors["shenlei"].store_id, code="XF").pk
    stage.run(require_course, {"course": fire, "post": "keeper"}, "shenlei")


def day(stage: Stage) -> None:
    """Once a month the parts department is examined, and each manager trains his people."""
    if stage.today.day == TRAINING_DAY:
        stage.begin(
            lesson(stage, "zhoumin", "XF" if stage.today.month % 2 else "PJ", (*KEEPERS, "hanlei"), quiz=True), "09:30"
        )
        for n, (trainer, code, people) in enumerate(OWN):
            stage.begin(lesson(stage, trainer, code, people), f"{10 + n}:15")


def lesson(
    stage: Stage, trainer: str, code: str, people: tuple[str, ...], *, quiz: bool = False, over: bool = True
) -> Story[None]:
    """Announced, attended, answered where there is a quiz, closed."""
    course = Course.objects.get(store_id=stage.actors[trainer].store_id, code=code).pk
    at = (stage.clock.now() + timedelta(hours=8, minutes=45)).strftime("%H:%M")  # 8 hours to the store's time
    data = {
        "course": course,
        "trainer": stage.actors[trainer].employee_id,
        "day": stage.today,
        "time": at,
        "place": "二楼会议室",
    }
    made = stage.run(announce_session, data, trainer)
    yield 40
    for login in people:
        stage.run(sign_in_to_session, {"session": made.id}, login)
    yield 50
    if quiz:
        for login in people:
            stage.run(draw_quiz, {"session": made.id}, login)
            paper = QuizPaper.objects.get(session_id=int(made.id or 0), employee_id=stage.actors[login].employee_id)
            slip = stage.random.randrange(len(paper.questions)) if stage.random.random() < 0.4 else -1
            answers = [(q["answer"] + (n == slip)) % len(q["choices"]) for n, q in enumerate(paper.questions)]
            yield 12
            stage.run(answer_quiz, {"session": made.id, "answers": answers}, login)
    if over:
        stage.run(close_session, {"session": made.id}, trainer)


def today(stage: Stage) -> None:
    """A session whose quiz the keepers still have to answer."""
    stage.begin(lesson(stage, "zhoumin", "PJ", KEEPERS, over=False), "08:45")
