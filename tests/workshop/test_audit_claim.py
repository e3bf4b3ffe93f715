"""Another person goes over a claim."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .yard import claimed


def test_not_who_made_it(yard) -> None:
    made = claimed(yard)
    with pytest.raises(Refused, match=r"claim\.own"):
        yard.run("audit_claim", "warranty_clerk", claim=made.pk)
    with pytest.raises(NotAllowed):
        yard.run("audit_claim", "keeper", claim=made.pk)
    yard.run("audit_claim", "service_manager", claim=made.pk)
    made.refresh_from_db()
    assert made.state == "audited"


def test_a_faulty_part_has_its_tag(yard) -> None:
    pump = yard.shop.goods("4", "400", "200", number="WP-7", name="水泵")
    made = claimed(yard, part=pump.pk)
    with pytest.raises(Refused, match=r"claim\.tag"):
        yard.run("audit_claim", "service_manager", claim=made.pk)
