"""Money is received for what was granted, once."""

from tests.marketing.conftest import MANAGER, Market
from tests.marketing.test_answer_claim import claimed


def test_the_money_comes(market: Market) -> None:
    claim = claimed(market)
    data = {"claim": claim.pk, "on": market.office.day(), "reference": "20261123001"}
    market.refused("state.wrong", "receive_claim", "finance_manager", **data)
    market.run("answer_claim", MANAGER, claim=claim.pk, granted="20000", answer="同意")
    market.refused("not_allowed", "receive_claim", MANAGER, **data)
    market.run("receive_claim", "finance_manager", **data)
    claim.refresh_from_db()
    assert (claim.state, claim.received_on) == ("received", market.office.day())
    market.refused("state.wrong", "receive_claim", "finance_manager", **data)
