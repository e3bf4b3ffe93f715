"""Quotations of the sample store: most become a sale at their price, some are lost."""

from datetime import timedelta

from chehang.billing import demo as billing
from chehang.catalogue.demo import goods
from chehang.core.stage import Stage, Story
from chehang.parties.demo import buyers
from chehang.pricing.services import Price, prices_for
from chehang.stock.queries import on_hand
from chehang.warehouse import demo as warehouse

from .models import Quotation
from .operations.accept_quotation import accept_quotation
from .operations.cancel_sale import cancel_sale
from .operations.confirm_sale import confirm_sale
from .operations.give_quotation import give_quotation
from .operations.lose_quotation import lose_quotation

SALE = "counter.sale"
QUOTE_DAYS = (0, 3)  # Monday and Thursday
MODELS = ("泓川 H3 2023", "泓川 H5 2022", "泓川 H7 2024")


def day(stage: Stage) -> None:
    """Twice a week somebody wants to know the price before he decides."""
    stage.read_messages("hanlei", timedelta(days=2))
    if stage.today.weekday() in QUOTE_DAYS and stage.days_left > 4:
        stage.begin(quotation(stage), "11:10")


def _discount(price: Price | None) -> str:
    """A little off, unless the price is reduced already."""
    return "0" if price is not None and price.source == "campaign" else "0.03"


def quotation(stage: Stage, *, decide: bool = True) -> Story[None]:
    """A customer gets a quotation; two days later he takes it, or says why not."""
    known, rng = stage.once(goods), stage.random
    wanted = known.asked_for(stage, rng.choice((1, 2, 3)))
    customer, ids = rng.choice(stage.once(buyers)), [known.parts[n].pk for n in wanted]
    prices = prices_for(stage.store.pk, ids, customer.price_class, stage.today, customer.pk)
    data = {
        "customer": customer.pk,
        "car_model": rng.choice(MODELS),
        "lines": [{"part": pk, "quantity": "1", "discount": _discount(prices.get(pk))} for pk in ids],
    }
    made = stage.run(give_quotation, data, "hanlei")
    if not decide:
        return
    yield stage.until(2, "15:10")
    quoted = Quotation.objects.get(pk=int(made.id or 0))
    held = on_hand(stage.actors["hanlei"], [known.parts[n].pk for n in wanted])
    if rng.random() < 0.35 or any(x.available < 1 for x in held.values()):
        stage.run(lose_quotation, {"quotation": quoted.pk, "lost_reason": rng.choice(("price", "late"))}, "hanlei")
        return
    yield from sell(stage, quoted)


def sell(stage: Stage, quoted: Quotation) -> Story[None]:
    """The customer comes back and takes his parts along."""
    done = stage.run(accept_quotation, {"quotation": quoted.pk}, "hanlei")
    sold = int((done.model_extra or {})["sale"])
    parts = [x.part_id for x in quoted.lines.all()]
    if any(x.available < 1 for x in on_hand(stage.actors["hanlei"], parts).values()):
        stage.run(cancel_sale, {"sale": sold, "reason": "现货已售出"}, "hanlei")
        return
    stage.run(confirm_sale, {"sale": sold}, "hanlei")
    yield 5
    billing.settle(stage, SALE, sold)
    yield 5
    yield from warehouse.issue(stage, SALE, sold)


def today(stage: Stage) -> None:
    """This morning somebody got a quotation."""
    stage.begin(quotation(stage, decide=False), "09:12")
