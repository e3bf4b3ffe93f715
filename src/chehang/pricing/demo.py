"""The chapter of prices: the planner proposes, whoever is large enough decides."""

from decimal import Decimal

from chehang.catalogue.demo import goods
from chehang.catalogue.operations.add_companion import add_companion
from chehang.core import approvals
from chehang.core.access import get, rows
from chehang.core.models import ApprovalRequest
from chehang.core.money import round_half_up
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story

from .models import PriceProposal, Suggestion
from .operations.approve_proposal import approve_proposal
from .operations.note_market_price import note_market_price
from .operations.propose_prices import propose_prices
from .operations.set_kit_price import set_kit_price
from .operations.submit_proposal import submit_proposal
from .operations.suggest_price import suggest_price
from .services import prices_for, rounded_up

PRICE_DAY = 12  # of the month
PARTS = 6
MARKET_DAY = 2  # Wednesday


def masters(stage: Stage) -> None:
    """Two kits at a price below that of their parts."""
    known = stage.once(goods)
    whole = [n for n in known.stocked if not known.parts[n].batch_control]
    for head, other in zip(whole[0:4:2], whole[1:4:2], strict=True):
        pair = known.parts[head], known.parts[other]
        stage.run(add_companion, {"part": pair[0].pk, "other": pair[1].pk, "kind": "kit"}, "hanlei")
        alone = prices_for(stage.store.pk, [p.pk for p in pair], "retail", stage.today)
        price = rounded_up(sum((x.price_inc for x in alone.values()), Decimal(0)) * Decimal("0.95"))
        told = {"part": pair[0].pk, "price_inc": str(price), "reason": "成套购买让利 5%"}
        stage.run(set_kit_price, told, "zhoumin")


def day(stage: Stage) -> None:
    """Once a month some prices for repair shops are looked at."""
    if stage.today.day == PRICE_DAY:
        stage.begin(new_prices(stage), "10:20")
    if stage.today.weekday() == MARKET_DAY:
        stage.begin(market(stage), "10:40")


def market(stage: Stage) -> Story[None]:
    """The salesperson looks at what others ask; in the second week of a month a price is suggested and both managers decide."""
    known, rng, actor = stage.once(goods), stage.random, stage.actors["hanlei"]
    part = known.parts[rng.choice(known.stocked)]
    ours = prices_for(stage.store.pk, [part.pk], "retail", stage.today)[part.pk].price_inc
    for source, place in (("market", "杭州汽配城二区"), ("online", "途虎旗舰店")):
        price = round_half_up(ours * Decimal(rng.choice(("0.93", "0.95", "0.97", "1.02"))))
        seen = {"part": part.pk, "source": source, "place": place, "quality": part.quality, "price_inc": str(price)}
        stage.run(note_market_price, seen, "hanlei")
        yield 6
    if not 8 <= stage.today.day <= 14 or rows(Suggestion, actor).filter(part=part, state="submitted").exists():
        return
    new = rounded_up(ours * Decimal("0.97"))
    if new == ours:
        return
    data = {"part": part.pk, "new_inc": str(new), "reason": "同行两家报价低于我店", "measure": "promote"}
    made = stage.run(suggest_price, data, "hanlei")
    for post in ("parts_manager", "finance_manager"):
        yield 70
        request = rows(ApprovalRequest, actor).get(
            document="pricing.suggestion", object_id=int(made.id or 0), state="open"
        )
        stage.run(approve, {"request": request.pk}, stage.someone(post))


def new_prices(stage: Stage, *, decide: bool = True) -> Story[None]:
    """Some prices are proposed and submitted; the post that the route names approves them."""
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
        waiting = approvals.asked(get(PriceProposal, int(made.id or 0), stage.actors["songjia"]))
        assert waiting is not None
        stage.run(approve_proposal, {"proposal": made.id}, stage.someone(waiting.post))


def today(stage: Stage) -> None:
    """A proposal waits for a decision."""
    stage.begin(new_prices(stage, decide=False), "08:55")
