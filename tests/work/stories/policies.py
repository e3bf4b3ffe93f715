"""Policies in their states."""

from tests.office import Office


def tell(office: Office) -> None:
    """One in force and read, its next version, one superseded, one submitted, one draft."""
    first = office.policy()
    office.run("acknowledge_policy", "keeper", policy=first.pk)
    second = office.policy(replaces=first.pk, control_operation="warehouse.sign_outbound")
    office.policy(replaces=second.pk, state="submitted")
    office.policy("keeper", "parts_manager", state="draft")
