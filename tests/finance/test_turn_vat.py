"""The VAT of a month: the worked return of §8.8, and what is posted."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.taxes import Return
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import Leg, post

from .conftest import refused

RATES = (D("0.07"), D("0.03"), D("0.02"))


def test_the_worked_return() -> None:
    found = Return(D(2184500), D(1906300), D(15600), D(3200), *RATES)
    assert (found.deductible, found.payable, found.carried_on) == (D(1918700), D(265800), D(0))
    assert (found.city, found.education, found.local_education) == (D(18606), D(7974), D(5316))
    more = Return(D(100), D(130), D(5), D(0), *RATES)
    assert (more.payable, more.carried_on) == (D(0), D(35))


def test_what_is_posted(desk) -> None:
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        legs = [Leg("receivable", D(1130)), Leg("revenue", D(1000)), Leg("output_vat", D(130))]
        post(ctx, "sale", source=Source("test.x", 1), legs=legs)
        keep_steps(ctx)
    period = Period.objects.get(store=desk.store, month=11)
    refused("period.running", desk, "turn_vat", "accountant", period=period.pk)
    desk.clock.at += timedelta(days=9)
    done = desk.run("turn_vat", "accountant", period=period.pk)
    assert done.model_extra == {"payable": "130.00", "surtaxes": "15.60"}
    who = desk.who("accountant")
    assert balance_of_role(who, "unpaid_vat") == D(-130) and balance_of_role(who, "surtax") == D("15.60")
    refused("vat.turned", desk, "turn_vat", "accountant", period=period.pk)
