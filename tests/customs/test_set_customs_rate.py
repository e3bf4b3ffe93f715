"""One customs rate a month."""

import pytest

from chehang.core.errors import Conflict
from tests.customs.batch import tariffs
from tests.goods import Depot


def test_once_a_month(depot: Depot) -> None:
    from chehang.customs.models import CustomsRate
    from chehang.customs.operations.set_customs_rate import SetCustomsRate, set_customs_rate

    tariffs(depot)
    assert CustomsRate.objects.get().month.day == 1
    rate = {"currency": "EUR", "month": depot.clock.today().isoformat(), "rate": "8.2", "source": "海关公布"}
    with pytest.raises(Conflict, match=r"customs_rate\.known"):
        depot.run(set_customs_rate, SetCustomsRate.model_validate(rate), "accountant")
