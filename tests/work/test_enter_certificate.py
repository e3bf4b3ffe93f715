"""Certificates of authorities are entered by HR."""

from chehang.work.models import Certificate
from chehang.work.services import require_certificate
from tests.office import Office
from tests.work.refusing import refused


def test_it_counts_like_ones_own(office: Office) -> None:
    course = office.course()
    data = {
        "employee": office.id("keeper"), "course": course.pk, "number": "T-1", "issued_on": office.day(-10), "issuer": "应急管理局",
    }  # fmt: skip
    refused(office, "certificate.over", "enter_certificate", "hr_manager", **data, expires_on=office.day(-1))
    refused(office, "not_allowed", "enter_certificate", "parts_manager", **data)
    office.run("enter_certificate", "hr_manager", **data, expires_on=office.day(0))
    require_certificate(office.context("keeper"), office.id("keeper"), "AQ")
    refused(office, "certificate.known", "enter_certificate", "hr_manager", **data)
    office.leave("keeper")
    refused(office, "owner.left", "enter_certificate", "hr_manager", **data | {"number": "T-2"})
    assert Certificate.objects.count() == 1
