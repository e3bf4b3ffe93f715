"""The customer signs for what he leaves unrepaired, for the insurer's risk, and for the insurer's money."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.documents import assignment, warning
from chehang.workshop.models import Inspection, SignedNotice
from tests.goods import upload

DANGER = {"kind": "unsafe", "what": "左前制动片剩余 1mm,客户拒绝更换", "name": "王伟"}


def _looked_at(yard):
    """An order that waits for the final inspection."""
    order = yard.worked()
    yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="own")
    yard.run("inspect_order", "technician", who="大勇", order=order.pk, stage="mutual")
    return order


def test_a_danger_stays_only_with_his_signature(yard) -> None:
    order = _looked_at(yard)
    final = {"order": order.pk, "stage": "final", "brakes": "left", "wheels": "good", "torque_nm": 120}
    with pytest.raises(Refused, match=r"inspection\.not_signed"):
        yard.run("inspect_order", "inspector", **final)
    assert Inspection.objects.count() == 2
    with pytest.raises(Refused, match=r"agreement\.image"):
        yard.run("sign_notice", order=order.pk, **DANGER)
    with pytest.raises(NotAllowed):
        yard.run("sign_notice", "technician", who="铁柱", order=order.pk, image=upload(), **DANGER)
    assert not SignedNotice.objects.exists()
    yard.run("sign_notice", order=order.pk, image=upload(), **DANGER)
    yard.run("inspect_order", "inspector", **final)
    order.refresh_from_db()
    assert order.state == "final_ok"
    said = warning(order).statements
    assert [(s.what, s.signed.name, bool(s.signed.image)) for s in said] == [(DANGER["what"], "王伟", True)]
    again = yard.car("LHCH3A8F0TA003200", "浙D20000", name="又一位")
    with pytest.raises(Refused, match=r"order\.no_insurer"):
        yard.run("sign_notice", order=yard.open(again).pk, image=upload(), **(DANGER | {"kind": "claim"}))


def test_after_the_settlement_nothing_is_signed(yard) -> None:
    with pytest.raises(Refused, match=r"order\.frozen"):
        yard.run("sign_notice", order=yard.settled().pk, image=upload(), **DANGER)


def test_the_insurer_is_billed_only_with_the_claim_made_over(yard) -> None:
    order = yard.open(kind="A", insurer=yard.insurer().pk, report_no="PICC-1")
    yard.labour(order, "M02", payer="insurer")
    yard.run("record_agreement", order=order.pk, way="signed", name="王伟", image=upload())
    yard.dispatched(order)
    with pytest.raises(Refused, match=r"order\.no_cover"):  # neither allowed nor at his risk
        yard.work(order)
    assert [(s.what, s.signed.name) for s in assignment(order).statements] == [("", "")]  # printed for the pen
    yard.allowed(order, "216")
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    with pytest.raises(Refused, match=r"order\.no_assignment"):
        yard.run("settle_order", order=order.pk)
    facts = {"kind": "claim", "what": "车损险赔款", "name": "王伟", "image": upload()}
    yard.run("sign_notice", order=order.pk, **facts)
    yard.run("settle_order", order=order.pk)
    order.refresh_from_db()
    assert order.state == "settled" and assignment(order).assessed.startswith("216.00")
