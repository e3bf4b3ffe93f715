"""Credit is finance's."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.parties.models import Customer
from chehang.parties.operations.set_credit_limit import SetCreditLimit, set_credit_limit
from chehang.parties.services import walk_in


def test_finance_sets_it_and_sales_does_not(actor_of, clock, store) -> None:
    customer = Customer.objects.create(store=store, code="K1", kind="company", name="顺达汽修厂")
    cmd = SetCreditLimit(customer=customer.pk, credit_limit="20000", reason="年度合同")
    with pytest.raises(NotAllowed):
        set_credit_limit(cmd, actor=actor_of("parts_sales"), clock=clock)
    set_credit_limit(cmd, actor=actor_of("finance_manager"), clock=clock)
    customer.refresh_from_db()
    assert customer.credit_limit == Decimal(20000)


def test_a_walk_in_pays_at_once(actor_of, clock, context_of) -> None:
    me = actor_of("finance_manager")
    walk = walk_in(context_of(me))
    with pytest.raises(Refused, match=r"credit\.walk_in"):
        set_credit_limit(SetCreditLimit(customer=walk.pk, credit_limit="1", reason="x y"), actor=me, clock=clock)
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.filter(pk=walk.pk).update(credit_limit=Decimal(1))
