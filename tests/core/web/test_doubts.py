"""Page and API ask, and go on with what was confirmed; nothing typed is lost, nothing is done twice."""

import json
import re

from chehang.core import jobs
from chehang.core.models import Job, Journal
from chehang.core.screens import screens
from chehang.core.web.history import history_of
from chehang.parties.models import Customer

from .test_api import call, machine  # noqa: F401
from .test_pages import enter  # noqa: F401

ODD = {"kind": "person", "name": "周敏", "plate_no": "浙A123456", "price_class": "retail"}
URL = "/do/parties/register_customer/"


def test_a_form_asks_with_a_tick_for_each_doubt_and_goes_on(enter) -> None:  # noqa: F811
    sales = enter("parts_sales")
    answer = sales.post(URL, {**ODD, "vin": "LHCH3A8F0TA000123", "_key": "k1"})
    page = answer.content.decode()
    assert answer.status_code == 409 and not Customer.objects.exists()
    marks = re.findall(r'type="checkbox" name="_confirm" value="([^"]+)"', page)
    assert [m.split(":")[0] for m in marks] == ["plate.no_energy_letter", "vin.check_digit"]
    assert page.count('value="周敏"') == 2 and page.count('name="_key" value="k1"') == 2, "in the form and in the box"
    # One tick is missing: only that one is asked again.
    half = sales.post(URL, {**ODD, "vin": "LHCH3A8F0TA000123", "_key": "k1", "_confirm": marks[:1]}).content.decode()
    assert re.findall(r'type="checkbox" name="_confirm" value="([^"]+)"', half) == marks[1:]
    assert f'type="hidden" name="_confirm" value="{marks[0]}"' in half
    sent = {**ODD, "vin": "LHCH3A8F0TA000123", "_key": "k1", "_confirm": marks}
    first, second = sales.post(URL, sent), sales.post(URL, sent)
    assert first.status_code == second.status_code == 302 and first.url == second.url
    made = Customer.objects.get()
    [act] = history_of(screens()["parties.customers"], made)
    assert len(act.confirmed) == 2 and "浙A123456" in act.confirmed[0]
    assert "浙A123456" in sales.get(f"/parties/customers/{made.pk}/").content.decode().partition("history")[2]


def test_a_secret_is_not_sent_back_with_the_question(enter, rf) -> None:  # noqa: F811
    from chehang.core.templatetags.chehang import sent_again

    html = sent_again(rf.post("/x/", {"pin": "8642", "note": "<b>"}))
    assert "8642" not in html and 'type="password" name="pin"' in html and "&lt;b&gt;" in html


def test_the_api_asks_with_marks_and_takes_them_in_a_header(machine) -> None:  # noqa: F811
    client = machine("parts_sales", "*")
    facts = {"name": "周敏", "plate_no": "浙A123456"}
    asked = call(client, "ops/parties/register_customer", facts)
    body = asked.json()
    assert (asked.status_code, asked["content-type"], body["code"]) == (409, "application/problem+json", "doubtful")
    [doubt] = body["doubts"]
    assert (doubt["code"], doubt["field"]) == ("plate.no_energy_letter", "plate_no") and "浙A123456" in doubt["message"]
    headers = {"idempotency-key": "k1", "confirm": doubt["confirm"] + ", other.thing:1"}
    send = {"data": json.dumps(facts), "content_type": "application/json", "headers": headers}
    assert client.post("/api/v1/ops/parties/register_customer", **send).status_code == 200
    other = {**facts, "plate_no": "浙A654321", "name": "别人"}
    send = {
        "data": json.dumps(other),
        "content_type": "application/json",
        "headers": headers | {"idempotency-key": "k2"},
    }
    assert client.post("/api/v1/ops/parties/register_customer", **send).status_code == 409


def test_a_key_used_before_names_and_links_what_it_made(enter, machine) -> None:  # noqa: F811
    sales = enter("parts_sales")
    sales.post(URL, {**ODD, "plate_no": "", "_key": "k9"})
    made = Customer.objects.get()
    answer = sales.post(URL, {**ODD, "plate_no": "", "name": "另一位", "_key": "k9"})
    assert answer.status_code == 409 and f'href="/parties/customers/{made.pk}/"' in answer.content.decode()
    client = machine("parts_sales", "*")
    call(client, "ops/parties/register_customer", {"name": "甲"}, "k1")
    body = call(client, "ops/parties/register_customer", {"name": "乙"}, "k1").json()
    first = Customer.objects.get(name="甲")
    assert body["made"] == {
        "document": "parties.customers",
        "id": first.pk,
        "number": first.code,
        "url": f"/parties/customers/{first.pk}/",
    }


def test_the_page_of_a_job_asks(enter, actor_of, clock) -> None:  # noqa: F811
    sales = enter("parts_sales")
    account = int(sales.session["_auth_user_id"])
    from chehang.org.models import Account

    employee = Account.objects.get(pk=account).employee_id
    store = Account.objects.get(pk=account).employee.store_id
    doubts = [{"code": "a.b", "message": "真的吗？", "field": "", "confirm": "a.b:1"}]
    job = Job.objects.create(
        store_id=store, employee_id=employee, account_id=account, name="parties.register_customer", key="k",
        request="{}", created_at=clock.now(), state="asked", doubts=doubts,
    )  # fmt: skip
    assert "真的吗？" in sales.get(f"/jobs/{job.pk}/").content.decode()
    assert sales.post(f"/jobs/{job.pk}/", {"_key": "a"}).status_code == 422
    assert sales.post(f"/jobs/{job.pk}/", {"_key": "b", "confirm": "a.b:1"}).status_code == 302
    taken = jobs.take()
    assert taken == job and Journal.objects.filter(operation="core.confirm_job", outcome="done").count() == 1
