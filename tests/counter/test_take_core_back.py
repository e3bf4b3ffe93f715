"""The old part comes: it gets its tag, the deposit goes back; an unsound one changes nothing."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import CreditNote
from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import CoreDeposit
from chehang.counter.operations.take_core_back import TakeCoreBack, take_core_back
from chehang.warehouse.models import OldPart
from tests.counter.test_take_core_deposit import asked, paid
from tests.goods import money
from tests.selling import SELLING, Shop, sound


def bring(shop: Shop, core: CoreDeposit, sound_: bool = True, post: str = "keeper") -> None:
    shop.run(take_core_back, TakeCoreBack(core=core.pk, sound=sound_, finding="外壳完整,可再制造"), post)
    core.refresh_from_db()


def test_the_deposit_waits_at_the_cash_desk(shop: Shop) -> None:
    core = paid(shop, asked(shop))
    bring(shop, core)
    old = OldPart.objects.get()
    assert (core.state, core.old_part, old.kind, old.state) == ("returned", old, "core", "kept")
    note = CreditNote.objects.get(document="counter.core_deposit")
    assert (note.amount, note.rest) == (D(500), D(500))
    assert sum(money("core_deposit").values()) == 0 and money("core_deposit")["2241.04"] == 0
    sound(*SELLING)


def test_unsound_unpaid_and_by_others(shop: Shop) -> None:
    core = asked(shop)
    with pytest.raises(Refused, match=r"state\.wrong"):
        bring(shop, core)
    paid(shop, core)
    with pytest.raises(Refused, match=r"core\.unsound"):
        bring(shop, core, sound_=False)
    with pytest.raises(NotAllowed):
        bring(shop, core, post="parts_sales")
    core.refresh_from_db()
    assert core.state == "held" and not OldPart.objects.exists()
