"""岗位职责: the board for manager and HR, my duties for everybody, one duty with its rows; few queries."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.insight.duties.texts import duties
from chehang.org.posts import POSTS
from chehang.project.cli import main

from .test_standing import sell

TWELVE = list(dict.fromkeys(d.post for d in duties()))


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("post", TWELVE)
def test_each_of_the_twelve_opens_its_duties(post, actor_of, enter) -> None:
    client = enter(actor_of(post))
    mine = [d for d in duties() if d.post == post]
    page = text(client.get("/insight/duties/mine/"))
    assert all(d.text in page for d in mine)
    assert "我本月的职责" in text(client.get("/"))
    assert mine[0].text in text(client.get(f"/insight/duties/{mine[0].number}/"))
    assert client.get(f"/insight/duties/{next(d.number for d in duties() if d.post != post)}/").status_code == (
        200 if post in ("general_manager", "hr_manager") else 403
    )


def test_the_desk_of_the_general_manager_costs_few_questions(shop, clock, actor_of, enter) -> None:
    """Departments where nothing waits are asked together: what is quiet costs nothing."""
    sell(shop)
    client = enter(actor_of("general_manager"))
    text(client.get("/"))
    with CaptureQueriesContext(connection) as spent:
        text(client.get("/"))
    assert len(spent) <= 40, len(spent)


def test_the_board_shows_all_posts(shop, actor_of, enter) -> None:
    sell(shop)
    client = enter(actor_of("general_manager", name="陆远航"))
    with CaptureQueriesContext(connection) as spent:
        page = text(client.get("/insight/duties/"))
    assert len(spent) <= 20
    assert all(d.text in page for d in duties()) and "陆远航" in page
    assert "未建设" in page and "有凭据" in page
    only = text(client.get("/insight/duties/?post=keeper&state=green&month=2026-11"))
    assert "严格按照出库单出库" in only and "防火、防潮" not in only and "全面负责公司" not in only
    assert enter(actor_of("keeper")).get("/insight/duties/").status_code == 403


def test_a_duty_opens_to_its_evidence(shop, enter) -> None:
    sell(shop)
    keeper = shop.depot.who("keeper")
    page = text(enter(keeper).get("/insight/duties/P-W4/?month=2026-11"))
    assert "签字出库" in page and keeper.name in page and "/warehouse/outbound/" in page
    assert "本期没有" in text(enter(keeper).get("/insight/duties/P-W4/?month=2026-10"))


def test_one_click_leads_to_the_work(shop, enter) -> None:
    assert 'href="/warehouse/putaway/"' in text(enter(shop.depot.who("keeper")).get("/insight/duties/mine/"))


@pytest.mark.parametrize("query", ["month=2099-01", "month=x", "month=%00", "state=zz&post=zz", "month=2020-13"])
def test_bad_addresses_are_harmless(query, actor_of, enter) -> None:
    client = enter(actor_of("general_manager"))
    assert client.get(f"/insight/duties/?{query}").status_code == 200
    assert client.get(f"/insight/duties/FI4/?{query}").status_code == 200
    assert client.get("/insight/duties/ZZ9/").status_code == 404


def test_who_has_no_listed_duties_is_told(actor_of, enter) -> None:
    client = enter(actor_of("cashier"))
    assert "没有为您的岗位列出职责" in text(client.get("/insight/duties/mine/"))
    assert 'id="my-duties"' not in text(client.get("/"))


def test_the_command_prints_the_same(shop, capsys) -> None:
    sell(shop)
    assert main(["duties", "--month", "2026-11", "--json"]) == 0
    found = {row["number"]: row for row in json.loads(capsys.readouterr().out)}
    assert len(found) == 111 and {r["post"] for r in found.values()} == set(TWELVE) <= set(POSTS)
    signed = found["P-W4"]
    assert signed["doable"] and signed["evidenced"] and "warehouse.sign_outbound" in signed["operations"]
    assert signed["evidence"][0] | {"last": ""} == {
        "operations": ["warehouse.sign_outbound"], "count": 2, "at_least": 2, "occasion": True, "last": ""
    }  # fmt: skip
    assert main(["duties", "--month", "2026-11"]) == 0 and "/ 111" in capsys.readouterr().out
    assert main(["duties", "--month", "November"]) == 1 and main(["duties", "--store", "99"]) == 1
