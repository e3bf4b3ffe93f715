"""厂家标准: the rounds of lists that are marked, their scores, and what the last one found wanting."""

from tests.office import Office
from tests.work.patrols import answered, checklist
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
