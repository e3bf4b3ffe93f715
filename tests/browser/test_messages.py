"""A message that failed stands in the outbox with what was answered; tried again, it goes."""

from typing import Any

import pytest
from django.utils import translation

from chehang.core.outbox import sending
from chehang.org.grants import grant_new
from tests.messaging import state_of, way, written

pytestmark = pytest.mark.once("postgresql")


@pytest.fixture
def admin(real_commits: None, store: Any, clock: Any, actor_of: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    grant_new()
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: clock)
    return actor_of("administrator")


@pytest.mark.browser
def test_what_failed_goes_later(admin: Any, clock: Any, robot: Any, open_browser: Any) -> None:
    message = written(admin, clock, way(admin, clock, "sms", robot.url, sender="泓川江东店"))
    robot.script = [(404, {}, 0)]
    sending.send_due(clock)
    assert state_of(message) == "failed"
    page = open_browser(admin)
    page.goto("/org/messages/", wait_until="networkidle")
    row = page.locator("tbody tr").first
    assert "发送失败" in row.inner_text() and "404" in row.inner_text()
    page.goto(f"/do/org/retry_message/?for=org.messages:{message.pk}", wait_until="networkidle")
    with page.expect_navigation():
        page.locator("main form button.btn-primary").first.click()
    assert state_of(message) == "waiting"
    assert sending.send_due(clock) == 1 and state_of(message) == "sent"
    page.goto(f"/org/messages/{message.pk}/", wait_until="networkidle")
    with translation.override("zh-hans"):
        assert str(message.get_state_display()) in page.locator("main").inner_text()
    assert len(robot.calls) == 2
