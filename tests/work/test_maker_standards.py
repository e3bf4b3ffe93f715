"""厂家标准: the rounds of lists that are marked, their scores, and what the last one found wanting."""

from decimal import Decimal as D

from tests.office import Office
from tests.work.patrols import answered, checklist, started
from tests.work.refusing import refused
from tests.work.test_task_pages import client_of


def test_only_the_makers_rounds_and_the_last_gaps(office: Office, clock_of_server) -> None:
    office.who("parts_manager")
    ours = checklist(office)
    theirs = checklist(office, code="CJBZ", title="厂家标准自查", maker=True)
    assert theirs.maker and not ours.maker
    for template, word in ((ours, "自家的问题"), (theirs, "标识褪色")):
        check = answered(office, template=template, word=word)
        office.run("finish_check", "keeper", check=check.pk)
    page = client_of(office, "general_manager").get("/work/maker-standards/").content.decode()
    assert "厂家标准自查" in page and "标识褪色" in page and "自家的问题" not in page
    again = answered(office, template=theirs, humidity="55", word="")
    office.run("finish_check", "keeper", check=again.pk)
    page = client_of(office, "general_manager").get("/work/maker-standards/").content.decode()
    assert "标识褪色" not in page and again.number in page
    assert client_of(office, "keeper").get("/work/maker-standards/").status_code == 403


SECTIONS = (("硬件", 20, "90"), ("人员", 20, "85"), ("流程", 30, "78"), ("满意度", 30, "91.2"))


def test_sections_count_by_their_weights(office: Office, clock_of_server) -> None:
    """20 % × 90 + 20 % × 85 + 30 % × 78 + 30 % × 91.2 = 85.76 (management.md 9.11)."""
    score = {"kind": "score", "high": "100", "low": "0"}
    items = [{"text": f"{name}得分", "section": name, "weight": weight, **score} for name, weight, _points in SECTIONS]
    office.who("parts_manager")
    standard = checklist(office, code="CJBZ", title="厂家标准自查", maker=True, items=items)
    check = started(office, template=standard)
    for item, (_name, _weight, points) in zip(standard.items.order_by("n"), SECTIONS, strict=True):
        office.run("answer_check", "keeper", check=check.pk, item=item.pk, value=points)
    office.run("finish_check", "keeper", check=check.pk)
    check.refresh_from_db()
    assert check.score == D("0.8576")
    page = client_of(office, "general_manager").get("/work/maker-standards/").content.decode()
    assert "各部分得分" in page and "满意度" in page and "91.2" in page


def test_sections_make_a_hundred(office: Office) -> None:
    data = {"code": "CJBZ", "title": "厂家标准自查", "department": "parts"}
    for items, code in (
        ([("硬件", 20), ("人员", 70)], "checklist.weights"),
        ([("硬件", 50), ("硬件", 40), ("人员", 50)], "checklist.section_weight"),
        ([("硬件", 100), ("", 0)], "checklist.section"),
    ):
        lines = [{"text": f"项目{n}", "section": s, "weight": w} for n, (s, w) in enumerate(items)]
        refused(office, code, "publish_checklist", "parts_manager", **data, items=lines)
