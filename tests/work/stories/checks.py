"""Rounds in every state, with a finding that became a task."""

from tests.office import Office
from tests.work.patrols import answered, planned, started


def tell(office: Office) -> None:
    """One planned, one under way, one done, one verified."""
    office.who("parts_manager")
    planned(office)
    started(office)
    done = answered(office)
    office.run("finish_check", "keeper", check=done.pk)
    seen = answered(office, humidity="55", word="")
    office.run("finish_check", "keeper", check=seen.pk)
    office.run("verify_check", "parts_manager", check=seen.pk)
