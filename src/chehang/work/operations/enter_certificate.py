"""Enter a certificate that somebody brought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate, PaperDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.work.models import Certificate, Course
from chehang.work.people import worker


class EnterCertificate(Command):
    """Whose, of which course, its number, who issued it and until when it is valid."""

    employee: Annotated[Id, Ref("org.Employee")]
    course: Annotated[Id, Ref("work.Course")]
    number: Annotated[str, Field(min_length=2, max_length=60)]
    issued_on: Annotated[PaperDate, Field(title="Issued on")]
    issuer: Annotated[RequiredText, Field(title="Issued by")]
    expires_on: Annotated[ExpiryDate | None, Field(title="Expires on")] = None


@operation("work.enter_certificate", title=_("Enter a certificate"), posts=("hr_manager",))
def enter_certificate(cmd: EnterCertificate, ctx: Context) -> Done:
    """Keep a certificate of an authority or the manufacturer.

    Refused for one that ended before today, for a number that is known, and for who left.
    """
    course = access.get(Course, cmd.course, ctx)
    worker(ctx, cmd.employee, field="employee")
    if cmd.expires_on is not None and cmd.expires_on < ctx.today:
        raise Refused(
            "certificate.over",
            _("This certificate expired on %(day)s. Enter the renewed one."),
            field="expires_on",
            day=cmd.expires_on.isoformat(),
        )
    if Certificate.objects.filter(store_id=ctx.store_id, number=cmd.number).exists():
        raise Conflict("certificate.known", _("A certificate with this number is entered already."), field="number")
    made = Certificate.objects.create(
        store_id=ctx.store_id, course=course, employee_id=cmd.employee, **cmd.model_dump(exclude={"course", "employee"})
    )
    ctx.changed(made, None, {"number": cmd.number, "employee": cmd.employee, "course": course.code})
    return Done(id=made.pk, number=made.number)
