"""The patrol, the ranking and what the desk says."""

from chehang.core.desk import waiting_for
from tests.office import Office
from tests.work.patrols import answered, planned
from tests.work.test_task_pages import client_of


def test_a_round_is_walked_item_by_item(office: Office, clock_of_server) -> None:
    office.who("parts_manager")
    check = planned(office)
    client, url = client_of(office, "keeper"), f"/work/patrol/{check.pk}/"
    assert client.get("/work/patrol/?code=pj-01").headers["Location"].startswith(url)
    assert "PJ-77" in client.get("/work/patrol/?code=pj-77").content.decode()
    assert client.post(url, {"act": "start", "code": "PJ-77"}).status_code == 422
    assert client.post(url, {"act": "start", "code": "PJ-01"}).status_code == 302
    first, second, third = check.template.items.order_by("n")
    assert first.text in client.get(url).content.decode()
    assert client.post(url, {"act": "answer", "item": first.pk, "well": "true"}).status_code == 302
    assert client.post(url, {"act": "answer", "item": second.pk, "value": "82"}).status_code == 422
    assert client.post(url, {"act": "answer", "item": second.pk, "value": "82", "word": "太潮"}).status_code == 302
    assert client.post(url, {"act": "answer", "item": third.pk, "value": "5"}).status_code == 302
    assert client.post(url, {"act": "finish"}).status_code == 302
    assert "1 项问题已生成整改任务" in client.get(url).content.decode()
    assert client_of(office, "cashier").get(url).status_code == 404


def test_ranking_and_desk(office: Office, clock_of_server) -> None:
    office.who("parts_manager")
    late = planned(office)
    check = answered(office, humidity="55", word="")
    office.run("finish_check", "keeper", check=check.pk)
    page = client_of(office, "parts_manager").get("/work/check-ranking/").content.decode()
    assert "配件库" in page and "93.333" in page
    mine = [w.url for w in waiting_for(office.who("keeper"), office.clock)]
    assert f"/work/patrol/{late.pk}/" in mine
    office.pass_time(days=1)
    theirs = {w.url: w.urgent for w in waiting_for(office.who("parts_manager"), office.clock)}
    assert theirs[f"/work/checks/{late.pk}/"] and f"/work/checks/{check.pk}/" in theirs
