"""What a person agreed to, with its proof; the last word counts."""

import pytest
from django.db import DatabaseError, transaction

from chehang.care import services
from chehang.care.models import Consent, Outbox
from chehang.core.errors import Refused
from chehang.core.gate import writing
from tests.care.conftest import Care


def test_the_last_word_counts_at_the_moment_of_sending(care: Care) -> None:
    with pytest.raises(Refused, match=r"consent\.missing"):
        _send(care)
    yes = care.consent()
    _send(care)
    assert Outbox.objects.get().consent == yes
    care.consent(given=False)
    with pytest.raises(Refused, match=r"consent\.refused"):
        _send(care)
    assert Outbox.objects.count() == 1


def test_a_consent_runs_out(care: Care) -> None:
    care.run(
        "record_consent",
        customer=care.customer.pk,
        purpose="marketing",
        given=True,
        proof="协议",
        until=care.office.day(1),
    )
    _send(care)
    care.office.pass_time(days=2)
    with pytest.raises(Refused, match=r"consent\.missing"):
        _send(care)


def test_a_word_is_never_changed(care: Care) -> None:
    said = care.consent()
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.filter(pk=said.pk).update(given=False)


def test_refusals(care: Care) -> None:
    data = {"customer": care.customer.pk, "purpose": "marketing", "given": True, "proof": "协议"}
    care.refused("consent.over", "record_consent", **data, until=care.office.day(-1))
    care.refused("not_allowed", "record_consent", "keeper", **data)


def _send(care: Care) -> None:
    ctx = care.office.context("care_agent")
    with writing():
        services.notify(ctx, care.customer, "周末试驾会", purpose="marketing")
