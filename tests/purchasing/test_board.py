"""The shortage board and the suppliers' scorecard in the browser."""

from typing import Any

from tests.goods import Depot
from tests.purchasing.asking import answered
from tests.purchasing.test_decide_shortage import reported


def test_the_board_shows_what_keepers_reported(depot: Depot, enter: Any) -> None:
    reported(depot)
    page = enter("parts_planner").get("/purchasing/shortage_board/")
    assert page.status_code == 200 and "H3A 115 403 F" in page.content.decode()
    assert enter("cashier").get("/purchasing/shortage_board/").status_code == 403


def test_the_scorecard_and_its_excel(depot: Depot, enter: Any) -> None:
    answered(depot)
    client = enter("parts_manager")
    assert "城东汽配" in client.get("/purchasing/network/").content.decode()
    assert client.get("/purchasing/network/?xlsx=1").content[:2] == b"PK"
