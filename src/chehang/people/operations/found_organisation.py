"""Found the organisation from the job descriptions."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.org.models import Assignment, Employee
from chehang.org.posts import DEPARTMENTS, POSTS, above
from chehang.people.models import Employment, OrgUnit, Position, StaffFile

TEXTS = Path(__file__).parents[1] / "data" / "job_descriptions.csv"


class FoundOrganisation(Command):
    """Nothing to say: departments, posts and their holders are taken over as they are."""


@operation("people.found_organisation", title=_("Found the organisation"), posts=("hr_manager", "general_manager"))
def found_organisation(cmd: FoundOrganisation, ctx: Context) -> Done:
    """Once, for a new store: a unit for each department, a post for each post of the house with the text of its job
    description, and a file for everybody who works here. From then on changes are approved by the general manager. Refused a second time.
    """
    if Position.objects.filter(store_id=ctx.store_id).exists():
        raise Refused("organisation.founded", _("The organisation stands already. Propose a change of it."))
    top = OrgUnit.objects.create(store_id=ctx.store_id, code="store", name=str(_("Store")))
    units = {
        code: OrgUnit.objects.create(store_id=ctx.store_id, code=code, name=str(title), parent=top)
        for code, title in DEPARTMENTS.items()
    }
    held = _holders(ctx)
    made: dict[str, Position] = {}
    for code in sorted(POSTS, key=lambda c: (c != "general_manager", above(c) != "general_manager")):
        post, boss = POSTS[code], above(code)
        made[code] = Position.objects.create(
            store_id=ctx.store_id, code=code, title=str(post.title), unit=units[post.department],
            grade=1 + (boss == "general_manager") * 3 + (boss == "") * 5, headcount=max(len(held[code]), 1),
            reports_to=made.get(boss), rights=code, duty=_texts()[code], since=ctx.today,
        )  # fmt: skip
    ctx.changed(top, None, {"units": len(units), "posts": len(made)})
    people = _take_over(ctx, made, held)
    return Done(id=top.pk, posts=len(made), people=people)


def _texts() -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    with TEXTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["post"]].append(f"{len(found[row['post']]) + 1}、{row['text']}")
    return defaultdict(str, {post: "\n".join(lines) for post, lines in found.items()})


def _holders(ctx: Context) -> dict[str, list[tuple[int, date]]]:
    """Post → (employee, since) of today."""
    rows = Assignment.objects.filter(
        Q(until=None) | Q(until__gte=ctx.today), store_id=ctx.store_id, since__lte=ctx.today
    )
    found: dict[str, list[tuple[int, date]]] = defaultdict(list)
    for post, person, since in (
        rows.filter(employee__active=True).order_by("id").values_list("post", "employee_id", "since")
    ):
        found[post].append((person, since))
    return found


def _take_over(ctx: Context, made: dict[str, Position], held: dict[str, list[tuple[int, date]]]) -> int:
    """A file and an employment for everybody; of several posts the first one counts."""
    seen: dict[int, tuple[Position, date]] = {}
    for code, people in held.items():
        for person, since in people:
            if code in made:
                seen.setdefault(person, (made[code], since))
    everybody = Employee.objects.filter(pk__in=seen, store_id=ctx.store_id).order_by("number")
    for one in everybody:
        position, since = seen[one.pk]
        StaffFile.objects.create(store_id=ctx.store_id, employee=one, hired_on=since, working_since=since)
        Employment.objects.create(store_id=ctx.store_id, employee=one, position=position, since=since)
    return len(everybody)
