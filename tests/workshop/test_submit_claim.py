"""A claim goes to the maker in time."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .yard import claimed


def test_after_the_last_day_only_with_the_managers_reason(yard) -> None:
    made = claimed(yard)
    with pytest.raises(Refused):
        yard.run("submit_claim", "warranty_clerk", claim=made.pk)
    yard.run("audit_claim", "service_manager", claim=made.pk)
    with pytest.raises(NotAllowed):
        yard.run("submit_claim", "keeper", claim=made.pk)
    yard.later(8 * 24 * 60)
    for post, reason in (("warranty_clerk", "忙"), ("service_manager", "")):
        with pytest.raises(Refused, match=r"claim\.late"):
            yard.run("submit_claim", post, claim=made.pk, late_reason=reason)
    yard.run("submit_claim", "service_manager", claim=made.pk, late_reason="厂家系统停机")
    made.refresh_from_db()
    assert (made.state, made.late_reason) == ("submitted", "厂家系统停机")
