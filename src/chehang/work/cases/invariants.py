"""What must hold about cases."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("W03", _("A closed case was confirmed by another person, and its measures are done"))
def closed_cases_are_settled() -> Iterator[str]:
    """Nobody closes his own case; no measure stays open behind a closed one."""
    yield from offending(
        "SELECT c.number FROM work_case c WHERE c.state = 'closed'"
        " AND (c.confirmed_by_id IS NULL OR c.confirmed_by_id = c.owner_id)",
        "case {number}: closed without the confirmation of another person",
    )
    yield from offending(
        "SELECT c.number, t.number AS task FROM work_case c JOIN work_task t ON t.about = 'work.case'"
        " AND t.about_id = c.id WHERE c.state = 'closed' AND t.state NOT IN ('done', 'cancelled')",
        "case {number}: closed while its measure {task} is open",
    )
