"""Another person judges an idea."""

from tests.office import Office
from tests.office.house import idea
from tests.work.refusing import refused


def test_by_another(office: Office) -> None:
    assert [idea(office, s).state for s in ("accepted", "refused")] == ["accepted", "refused"]
    own = {"title": "双面打印", "text": "默认双面打印", "expected": "800"}
    made = office.run("office.suggest_saving", "hr_manager", **own).id
    refused(office, "saving.own", "office.judge_saving", "hr_manager", idea=made, verdict="可行")
