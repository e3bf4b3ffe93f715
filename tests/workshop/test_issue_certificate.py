"""The certificate of completion with the warranty of its class."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import QualityCertificate


def test_once_with_its_warranty(yard) -> None:
    order = yard.worked(repair_class="second")
    with pytest.raises(Refused, match=r"certificate\.early"):
        yard.run("issue_certificate", "inspector", order=order.pk)
    yard.inspected(order)
    with pytest.raises(NotAllowed):
        yard.run("issue_certificate", "technician", who="铁柱", order=order.pk)
    yard.run("issue_certificate", "inspector", order=order.pk)
    made = QualityCertificate.objects.get()
    assert (made.warranty_days, made.warranty_km) == (30, 5000)
    with pytest.raises(Refused, match=r"certificate\.twice"):
        yard.run("issue_certificate", "inspector", order=order.pk)
