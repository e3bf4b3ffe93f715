"""Consent with time and amount before work; more than ten per cent over wants a signature."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Agreement


def test_ten_per_cent_by_word_more_by_signature(yard) -> None:
    order = yard.open()
    with pytest.raises(Refused, match=r"order\.empty"):
        yard.agreed(order)
    yard.run("add_charge", order=order.pk, kind="other", text="检修", amount="1000")
    with pytest.raises(Refused, match=r"agreement\.signature"):
        yard.run("record_agreement", order=order.pk, way="phone", name="王伟")
    with pytest.raises(Refused, match=r"agreement\.image"):
        yard.run("record_agreement", order=order.pk, way="signed", name="王伟")
    yard.agreed(order)
    yard.run("add_charge", order=order.pk, kind="other", text="增项", amount="100")
    yard.run("record_agreement", order=order.pk, way="phone", name="王伟", note="电话 138")
    yard.run("add_charge", order=order.pk, kind="other", text="增项", amount="0.01")
    with pytest.raises(Refused, match=r"agreement\.signature"):
        yard.run("record_agreement", order=order.pk, way="wechat", name="王伟")
    order.refresh_from_db()
    assert (str(order.signed_inc), str(order.agreed_inc)) == ("1000.00", "1100.00")
    assert [(a.way, str(a.amount_inc)) for a in Agreement.objects.order_by("id")] == [
        ("signed", "1000.00"),
        ("phone", "1100.00"),
    ]


def test_not_everybody(yard) -> None:
    order = yard.open()
    with pytest.raises(NotAllowed):
        yard.run("record_agreement", "technician", who="铁柱", order=order.pk, name="王伟")
