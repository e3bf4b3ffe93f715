"""Tasks in their states."""

from tests.office import Office


def tell(office: Office) -> None:
    """One waits for another, one is done, one cancelled, one answered and confirmed."""
    first = office.task(helpers=[{"employee": office.id("keeper/罗斌")}])
    office.task(waits_for=first.pk)
    over = office.task()
    office.run("finish_task", "keeper", task=over.pk, result="已清理")
    dropped = office.task()
    office.run("cancel_task", "parts_manager", task=dropped.pk, reason="不需要了")
    above = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    office.run("accept_task", "parts_manager", task=above.pk)
    office.run("finish_task", "parts_manager", task=above.pk, result="已办")
    office.run("confirm_task", "general_manager", task=above.pk)
    office.asked()
