"""Say that a post must hold a course's certificate."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.posts import POSTS
from chehang.work.models import Course, RequiredCourse


class RequireCourse(Command):
    """The course and the code of the post."""

    course: Annotated[Id, Ref("work.Course")]
    post: RequiredText


@operation("work.require_course", title=_("Require a course"), posts=("hr_manager", "general_manager"))
def require_course(cmd: RequireCourse, ctx: Context) -> Done:
    """Whoever holds the post must hold the certificate. Refused for an unknown post and twice."""
    course = access.get(Course, cmd.course, ctx)
    if cmd.post not in POSTS:
        raise Refused("post.unknown", _("There is no such post."), field="post")
    if course.required.filter(post=cmd.post).exists():
        raise Conflict("course.required_before", _("The post must hold this course already."), field="post")
    made = RequiredCourse.objects.create(store_id=ctx.store_id, course=course, post=cmd.post)
    ctx.changed(course, None, {"required": cmd.post})
    return Done(id=made.pk)
