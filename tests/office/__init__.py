"""A store with its people for tests of the work floor: short ways to give, take and finish work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from chehang.core.context import Actor, Context, FixedClock
from chehang.core.doubts import Doubtful
from chehang.core.operation import Done, operations
from chehang.org.models import Employee, Store
from chehang.work.models import Contract, Course, Meeting, Policy, QuizPaper, Task, TrainingSession
from tests.goods import upload


@dataclass
class Office:
    """``run("assign_task", post, …)`` performs an act of the work floor as the (first) person on a post."""

    store: Store
    clock: FixedClock
    actor_of: Callable[..., Actor]
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, key: str) -> Actor:
        """The person on a post; ``keeper/罗斌`` is another one on it, by name."""
        if key not in self.people:
            post, _sep, name = key.partition("/")
            self.people[key] = self.actor_of(*post.split("+"), at=self.store, name=name)
        return self.people[key]

    def id(self, key: str) -> int:
        return self.who(key).employee_id

    def day(self, ahead: int = 0) -> date:
        return self.clock.today() + timedelta(days=ahead)

    def pass_time(self, **span: int) -> None:
        self.clock.at += timedelta(**span)

    def run(self, act: str, post: str, /, *, key: str = "", confirmed: Any = (), **data: Any) -> Done:
        op = operations()[act if "." in act else f"work.{act}"]
        cmd = op.command.model_validate(data)
        done: Done = op(cmd, actor=self.who(post), clock=self.clock, key=key, confirmed=confirmed)
        return done

    def run_anyway(self, act: str, post: str, /, **data: Any) -> Done:
        """The same, and what is asked is confirmed."""
        try:
            return self.run(act, post, **data)
        except Doubtful as asked:
            return self.run(act, post, confirmed=[d.mark for d in asked.doubts], **data)

    def context(self, post: str) -> Context:
        return Context(self.who(post), self.clock, "test.act")

    def leave(self, key: str) -> None:
        """The person does not work here any more."""
        Employee.objects.filter(pk=self.id(key)).update(active=False)

    def task(self, owner: str = "keeper", giver: str = "parts_manager", **also: Any) -> Task:
        """A task given to a colleague, due in three days."""
        data = {"title": "清理 A 区货架", "owner": self.id(owner), "due": self.day(3), **also}
        return Task.objects.get(pk=self.run("assign_task", giver, **data).id)

    def asked(self, by: str = "service_manager", department: str = "parts", **also: Any) -> Task:
        """A request to another department."""
        data = {"department": department, "title": "备好召回用件", "due": self.day(5), **also}
        return Task.objects.get(pk=self.run("request_work", by, **data).id)

    def policy(self, *readers: str, state: str = "in_force", **also: Any) -> Policy:
        """A policy of the HR manager about the warehouse, read by these posts, as far as ``state``."""
        data = {
            "title": "仓库出入管理规定",
            "department": "people",
            "text": "一、未经批准,非仓库工作人员不得进入仓库。\n二、出库须两名出库管理员签字。",
            "effective_on": self.day(0),
            "readers": [{"post": post} for post in readers or ("keeper",)],
            **also,
        }
        made = self.run("draft_policy", "hr_manager", **data).id
        for step, act, post in (
            ("submitted", "submit_policy", "hr_manager"),
            ("in_force", "approve_policy", "general_manager"),
        ):
            if state == "draft":
                break
            self.run(act, post, policy=made)
            if state == step:
                break
        return Policy.objects.get(pk=made)

    def meeting(self, *members: str, **also: Any) -> Meeting:
        """A meeting of the parts department this afternoon."""
        data = {
            "title": "配件部周例会",
            "kind": "department",
            "day": self.day(0),
            "time": "15:00",
            "agenda": "缺件与呆滞",
            "members": [{"employee": self.id(m)} for m in members or ("keeper",)],
            **also,
        }
        return Meeting.objects.get(pk=self.run("call_meeting", "parts_manager", **data).id)

    def course(self, code: str = "AQ", **also: Any) -> Course:
        """A course with two questions, valid for a year."""
        data = {"code": code, "title": "仓库消防安全", "valid_months": 12, "questions": 2, "pass_score": 100, **also}
        course = Course.objects.get(pk=self.run("create_course", "hr_manager", **data).id)
        for text in ("灭火器多久检查一次?", "发现明火先做什么?"):
            choices = [{"text": "每月", "right": True}, {"text": "每年"}, {"text": f"不用 {text[:2]}"}]
            self.run("add_question", "hr_manager", course=course.pk, text=text, choices=choices)
        return course

    def session(self, course: Course | None = None, **also: Any) -> TrainingSession:
        """A training at half past ten this morning."""
        data = {
            "course": (course or self.course()).pk,
            "trainer": self.id("parts_manager"),
            "day": self.day(0),
            "time": "10:30",
            **also,
        }
        return TrainingSession.objects.get(pk=self.run("announce_session", "hr_manager", **data).id)

    def passed(self, session: TrainingSession, who: str = "keeper", *, right: bool = True) -> QuizPaper:
        """A person signs in, draws a paper and answers it."""
        self.run("sign_in_to_session", who, session=session.pk)
        self.run("draw_quiz", who, session=session.pk)
        paper = QuizPaper.objects.get(session=session, employee_id=self.id(who))
        answers = [q["answer"] if right else (q["answer"] + 1) % len(q["choices"]) for q in paper.questions]
        self.run("answer_quiz", who, session=session.pk, answers=answers)
        paper.refresh_from_db()
        return paper

    def contract(self, state: str = "running", **also: Any) -> Contract:
        """A service contract of the parts manager, as far as ``state``."""
        data = {
            "kind": "service",
            "title": "货架维护协议",
            "party": "杭州安架仓储有限公司",
            "amount": "12000.00",
            "starts_on": self.day(0),
            "ends_on": self.day(30),
            "milestones": [{"title": "首次检查", "due": self.day(0), "amount": "3000.00"}],
            **also,
        }
        made = int(self.run("draft_contract", "parts_manager", **data).id or 0)
        steps = (
            ("submitted", lambda: self.run("submit_contract", "parts_manager", contract=made)),
            ("approved", lambda: self.run("approve_contract", "general_manager", contract=made)),
            ("running", lambda: self._signed(made)),
            ("ended", lambda: self.run("end_contract", "general_manager", contract=made, reason="履行完毕")),
        )
        if state != "draft":
            for name, step in steps:
                step()
                if name == state:
                    break
        return Contract.objects.get(pk=made)

    def _signed(self, contract: int) -> Done:
        self.scan(contract)
        return self.run("sign_contract", "parts_manager", contract=contract, signed_on=self.day(0))

    def scan(self, contract: int) -> None:
        """Attach the signed paper."""
        data = {
            "document": "work.contract",
            "object_id": contract,
            "sha256": upload(),
            "name": "合同.png",
            "kind": "other",
        }
        self.run("core.attach_file", "parts_manager", **data)


@pytest.fixture
def office(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Office:
    return Office(store, clock, actor_of)
