"""Pages of policies, training and quiz: read, sign in, answer; strangers see nothing."""

import pytest
from django.test import Client

from chehang.org.models import Account
from chehang.work.models import Acknowledgement, QuizPaper
from tests.office import Office

pytestmark = pytest.mark.usefixtures("clock_of_server")


def enter(office: Office, who: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=office.who(who).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_policy_is_found_read_and_acknowledged(office: Office) -> None:
    policy = office.policy()
    client = enter(office, "keeper")
    assert "未阅读" in text(client.get("/work/reading/?q=两名出库管理员"))
    assert policy.title not in text(client.get("/work/reading/?q=没有这样的话"))
    assert "非仓库工作人员" in text(client.get(f"/work/reading/{policy.pk}/"))
    assert client.post(f"/work/reading/{policy.pk}/").status_code == 302
    assert Acknowledgement.objects.get().employee_id == office.id("keeper")
    assert enter(office, "cashier").get(f"/work/reading/{policy.pk}/").status_code == 404
    found = text(enter(office, "hr_manager").get("/work/policies/?q=两名出库管理员"))
    assert policy.title in found, "the text is searched"


def test_a_quiz_on_its_page(office: Office) -> None:
    session = office.session()
    client = enter(office, "keeper")
    assert client.post("/work/my-training/", {"session": session.pk}).status_code == 302
    url = f"/work/quiz/{session.pk}/"
    assert "开始考试" in text(client.get(url))
    assert client.post(url, {"act": "draw"}).status_code == 302
    paper = QuizPaper.objects.get()
    assert paper.questions[0]["text"] in text(client.get(url))
    assert client.post(url, {"count": "2", "q0": "0"}).status_code == 422
    right = {f"q{n}": q["answer"] for n, q in enumerate(paper.questions)}
    assert client.post(url, {"count": "2", **right}).status_code == 302
    assert "100" in text(client.get(url)) and "合格" in text(client.get(url))
    assert client.post(url, {"count": "2", **right}).status_code == 422


def test_the_matrix(office: Office) -> None:
    office.passed(office.session())
    assert "2027-11-22" in text(enter(office, "hr_manager").get("/work/skills/"))
    assert enter(office, "keeper").get("/work/skills/").status_code == 403
