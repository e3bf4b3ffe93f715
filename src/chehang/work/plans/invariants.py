"""What must hold about goals (H20)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("H20", _("The parts of every goal that runs add up to it, and each has an owner"))
def parts_add_up() -> Iterator[str]:
    """Parent = sum of its children, for every approved goal that was split."""
    yield from offending(
        "SELECT g.number, g.target, SUM(c.target) AS total FROM work_goal g JOIN work_goal c ON c.parent_id = g.id"
        " AND c.state <> 'dropped' WHERE g.state IN ('running', 'reviewed') GROUP BY g.id, g.number, g.target"
        " HAVING SUM(c.target) <> g.target",
        "goal {number}: is {target}, its parts add up to {total} (thousandths)",
    )
