"""The chapter of prices: the planner proposes, whoever is large enough decides."""

from chehang.catalogue.demo import goods
from chehang.core.access import get
from chehang.core.stage import Stage, Story

from .models import PriceProposal
from .operations.approve_proposal import approve_proposal
from .operations.propose_prices import propose_prices
from .operations.submit_proposal import submit_proposal
from .proposing import needed

PRICE_DAY = 12  # of the month
PARTS = 6


def day(stage: Stage) -> None:
    """Once a month some prices for repair shops are looked at."""
    if stage.today.day == PRICE_DAY:
        stage.begin(new_prices(stage), "10:20")


def new_prices(stage: Stage, *, decide: bool = True) -> Story[None]:
    """Some prices are proposed and submitted; the smallest hand that may approve them does."""
    known = stage.once(goods)
    chosen = sorted(stage.random.sample(known.stocked, min(PARTS, len(known.stocked))))
    data = {
        "parts": [{"part": known.parts[n].pk} for n in chosen],
        "price_class": "wholesale",
        "basis": "list",
        "percent": stage.random.choice(("-9", "-8", "-7")),
        "reason": "修理厂批发价随厂家价目调整",
    }
    made = stage.run(propose_prices, data, "songjia")
    yield 8
    stage.run(submit_proposal, {"proposal": made.id}, "songjia")
    if decide:
        yield 95
        lines = list(get(PriceProposal, int(made.id or 0), stage.actors["songjia"]).lines.all())
        stage.run(approve_proposal, {"proposal": made.id}, stage.someone(needed(lines).post))


def today(stage: Stage) -> None:
    """A proposal waits for a decision."""
    stage.begin(new_prices(stage, decide=False), "08:55")
