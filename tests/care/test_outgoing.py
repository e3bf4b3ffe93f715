"""A refusal at 10:00 stops the message of 10:05: consent is asked for when it leaves, not when it was written."""

import pytest

from chehang.care.models import Consent
from chehang.care.outgoing import proof
from chehang.core.models import Outgoing
from tests.care.conftest import Care


@pytest.mark.parametrize(
    ("purpose", "words", "proven"),
    [("service", [], True), ("service", [False], False), ("marketing", [], False), ("marketing", [True], True),
     ("marketing", [True, False], False), ("marketing", [False, True], True)],
)  # fmt: skip
def test_the_last_word_counts(care: Care, purpose: str, words: list[bool], proven: bool) -> None:
    message = Outgoing(
        store_id=care.office.store.pk, partner_id=care.customer.pk, purpose=purpose, created_at=care.office.clock.now()
    )
    for word in words:
        care.consent(purpose, given=word)
    assert bool(proof(message, purpose)) is proven


def test_a_yes_runs_out(care: Care) -> None:
    now = care.office.clock.now()
    Consent.objects.create(
        store=care.office.store, customer=care.customer, purpose="marketing", given=True, at=now, channel="phone",
        proof="录音", until=care.office.day(-1),
    )  # fmt: skip
    message = Outgoing(store_id=care.office.store.pk, partner_id=care.customer.pk, created_at=now)
    assert proof(message, "marketing") == ""
