"""Another person allows the seal."""

from tests.office import Office
from tests.office.desk import seal
from tests.work.refusing import refused


def test_by_another(office: Office) -> None:
    pk = office.run("office.ask_seal", "general_manager", seal="公章", paper="协议").id
    refused(office, "seal.own", "office.allow_seal", "general_manager", use=pk)
    office.run("office.allow_seal", "hr_manager", use=pk)
    refused(office, "state.wrong", "office.allow_seal", "hr_manager", use=pk)
    refused(office, "not_allowed", "office.allow_seal", "keeper", use=pk)
    assert seal(office, allowed=True).allowed_by_id == office.id("general_manager")
