"""A seal is asked for."""

from tests.office import Office
from tests.office.desk import seal
from tests.work.refusing import refused


def test_asked(office: Office) -> None:
    assert seal(office).state == "asked"
    refused(office, "not_allowed", "office.ask_seal", "keeper", seal="公章", paper="协议")
