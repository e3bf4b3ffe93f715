"""Short ways through personnel: an organisation, somebody hired, an event approved."""

from dataclasses import dataclass
from typing import Any

import pytest

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.core.operation import Done
from chehang.org.models import Employee
from chehang.people.models import Candidate, ListItem, PersonnelEvent, Position, Requisition
from tests.office import Office

ID = "330102199003077413"


@dataclass
class Hr:
    """The HR manager at work; ``run`` performs an act of people."""

    office: Office

    def run(self, act: str, post: str = "hr_manager", /, **data: Any) -> Done:
        return self.office.run(act if "." in act else f"people.{act}", post, **data)

    def run_anyway(self, act: str, post: str = "hr_manager", /, **data: Any) -> Done:
        """The same, and what is asked is confirmed: the clock of a story may stand long after somebody began."""
        return self.office.run_anyway(act if "." in act else f"people.{act}", post, **data)

    def refused(self, code: str, act: str, post: str = "hr_manager", /, **data: Any) -> None:
        with pytest.raises(Refused) as told:
            self.run(act, post, **data)
        assert told.value.code == code, told.value

    def yes(self, document: str, pk: int | None, *posts: str) -> None:
        """The posts of the route say yes, one after the other."""
        request = ApprovalRequest.objects.get(document=document, object_id=pk, state="open")
        for post in posts or ("general_manager",):
            self.office.run("core.approve", post, request=request.pk)

    def no(self, document: str, pk: int | None, post: str = "general_manager") -> None:
        request = ApprovalRequest.objects.get(document=document, object_id=pk, state="open")
        self.office.run("core.send_back", post, request=request.pk, reason="再议")

    def founded(self, *posts: str) -> None:
        for post in ("general_manager", "hr_manager", *posts):
            self.office.who(post)
        self.run("found_organisation")

    def position(self, code: str) -> Position:
        return Position.objects.get(store=self.office.store, code=code)

    def wanted(self, code: str = "keeper", people: int = 1, *, approved: bool = True) -> Requisition:
        made = self.run(
            "request_staff",
            position=self.position(code).pk,
            people=people,
            needed_by=self.office.day(30),
            reason="业务增长",
        ).id
        if approved:
            self.yes("people.requisition", made)
        return Requisition.objects.get(pk=made)

    def candidate(self, wanted: Requisition, state: str = "accepted", **also: Any) -> Candidate:
        data = {"requisition": wanted.pk, "name": "黄小虎", "mobile": "13912345678", "source": "前程无忧", **also}
        pk = self.run("add_candidate", **data).id
        scores = {"knowledge": 20, "experience": 18, "attitude": 22, "manner": 20}
        offer = {"wage": "5200", "starts_on": self.office.day(0), "checked": "前公司证实无不良记录"}
        for name, act, more in (
            ("met", "score_interview", scores),
            ("offered", "make_offer", offer),
            ("accepted", "answer_offer", {}),
        ):
            if state == "new":
                break
            self.run(act, candidate=pk, **more)
            if name == state:
                break
        return Candidate.objects.get(pk=pk)

    def hired(self, code: str = "keeper", number: str = "901", *, id_no: str = ID, **also: Any) -> Employee:
        position = self.position(code)
        Position.objects.filter(pk=position.pk).update(headcount=position.headcount + 1)
        one = self.candidate(self.wanted(code), **also)
        pk = self.run("hire", candidate=one.pk, number=number, id_no=id_no).id
        return Employee.objects.get(pk=pk)

    def event(self, employee: int, kind: str = "reward", *, approved: bool = True, **also: Any) -> PersonnelEvent:
        data = {
            "kind": kind,
            "employee": employee,
            "effective_on": self.office.day(0),
            "facts": "盘点准确率全店第一",
            "clause": "奖惩制度 3.2",
            **also,
        }
        pk = self.run("file_event", **data).id
        if approved:
            self.yes(
                "people.event",
                pk,
                *(("finance_manager", "general_manager") if kind == "leave" else ("general_manager",)),
            )
        return PersonnelEvent.objects.get(pk=pk)

    def tick_all(self, employee: int, kind: str = "leave") -> None:
        for item in ListItem.objects.filter(employee_id=employee, kind=kind, done_on=None):
            self.run("tick_item", item=item.pk)


@pytest.fixture
def hr(office: Office) -> Hr:
    made = Hr(office)
    made.founded("keeper", "finance_manager", "parts_manager")
    return made
