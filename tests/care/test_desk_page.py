"""The call desk in the browser's eyes: next call, the person, the result."""

import pytest
import time_machine
from django.test import Client

from chehang.org.models import Account
from tests.care.conftest import Care


@pytest.fixture
def agent(care: Care) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=care.office.who("care_agent").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def test_an_agent_makes_a_call(care: Care, agent: Client) -> None:
    with time_machine.travel(care.office.clock.at, tick=False):
        call = care.due()
        assert agent.post("/care/desk/", {"act": "next"}).status_code == 302
        page = agent.get("/care/desk/").content.decode()
        assert "13812341234" in page and "满意度" in page
        assert "有故障或异响" in page and "我现在就帮您预约检测" in page, (
            "the script branches by what the customer answers"
        )
        bad = agent.post("/care/desk/", {"act": "record", "call": call.pk, "outcome": "refused"})
        assert bad.status_code == 422
        agent.post(
            "/care/desk/", {"act": "record", "call": call.pk, "outcome": "reached", "said": "很好", "score": "9"}
        )
    call.refresh_from_db()
    assert (call.state, call.score) == ("done", 9)
