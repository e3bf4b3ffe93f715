"""Contracts in their states."""

from tests.office import Office


def tell(office: Office) -> None:
    """One of each state; one milestone reached."""
    running = office.contract()
    office.run("finish_milestone", "parts_manager", contract=running.pk, line=1, result="已检查")
    for state in ("ended", "approved", "submitted", "draft"):
        office.contract(state)
