"""What must hold about checks."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("W04", _("Every finding of a finished round that was not well became a task"))
def findings_became_tasks() -> Iterator[str]:
    """As many tasks about the round as findings that were not well."""
    yield from offending(
        "SELECT r.number, r.failed FROM work_checkround r WHERE r.state IN ('done', 'verified') AND (r.failed <>"
        " (SELECT COUNT(*) FROM work_checkanswer a WHERE a.round_id = r.id AND NOT a.well) OR r.failed <>"
        " (SELECT COUNT(*) FROM work_task t WHERE t.about = 'work.check' AND t.about_id = r.id))",
        "check {number}: {failed} findings, and not as many tasks",
    )
