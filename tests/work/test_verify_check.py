"""Another person looks at a finished round."""

from tests.office import Office
from tests.work.patrols import answered
from tests.work.refusing import refused


def test_never_the_checker(office: Office) -> None:
    office.who("parts_manager")
    check = answered(office, humidity="55", word="")
    refused(office, "state.wrong", "verify_check", "parts_manager", check=check.pk)
    office.run("finish_check", "keeper", check=check.pk)
    refused(office, "not_allowed", "verify_check", "keeper", check=check.pk)
    refused(office, "work.not_your_department", "verify_check", "sales_manager", check=check.pk)
    office.run("verify_check", "hr_manager", check=check.pk)
    check.refresh_from_db()
    assert (check.state, check.verified_by_id) == ("verified", office.id("hr_manager"))
    own = answered(office, humidity="55", word="", checker=office.id("keeper"))
    type(own).objects.filter(pk=own.pk).update(checker=office.id("parts_manager"))
    office.run("finish_check", "parts_manager", check=own.pk)
    refused(office, "check.own_round", "verify_check", "parts_manager", check=own.pk)
