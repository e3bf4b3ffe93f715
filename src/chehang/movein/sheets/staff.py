"""Employees with their posts."""

import re
from typing import Annotated

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.reading import names
from chehang.org.models import Employee
from chehang.org.operations.add_employee import AddEmployee, add_employee
from chehang.org.operations.assign_post import AssignPost, assign_post
from chehang.org.posts import BARRED, POSTS

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .words import text


class StaffRow(Row):
    """One employee; several posts are separated by a comma."""

    number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z-]+$")]
    name: text(100, least=1)  # type: ignore[valid-type]
    posts: text(200) = ""  # type: ignore[valid-type]


def titles() -> dict[str, str]:
    """Folded title of a post in Chinese, or its code → code."""
    with translation.override("zh-hans"):
        return {names.folded(str(p.title)): code for code, p in POSTS.items()} | {code: code for code in POSTS}


def compare(look: Look) -> None:
    """A staff number that is taken stays as it is."""
    there = dict(Employee.objects.filter(store_id=look.store_id).values_list("number", "name"))
    known = titles()
    for one in look.once(((n, row, key_of("staff", row.number)) for n, row in look.rows), "number"):
        if one.row.number in there:
            if names.folded(there[one.row.number]) != names.folded(one.row.name):
                why = _("this staff number is %(name)s already") % {"name": there[one.row.number]}
                look.error(one.row_no, "number", why, one.row.number)
            look.known += 1
            continue
        words = [word for word in re.split(r"[,,;;、/\s]+", one.row.posts) if word]
        posts = [known.get(names.folded(word), "") for word in words]
        if "" in posts:
            look.error(
                one.row_no, "posts", _("there is no post %(post)s") % {"post": words[posts.index("")]}, one.row.posts
            )
        elif any(pair <= {*posts} for pair in BARRED):
            look.error(
                one.row_no,
                "posts",
                _("one person must not hold these posts together: one makes what the other checks"),
                one.row.posts,
            )
        one.data = list(dict.fromkeys(posts))
        look.new.append(one)


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """As if each had been added and put on the posts by hand; logins are opened by the administrator afterwards."""
    for one in look.new:
        made = add_employee.run(AddEmployee(number=one.row.number, name=one.row.name), ctx)
        one.target = made.id or 0
        for post in one.data:
            assign_post.run(AssignPost(employee=one.target, post=post), ctx)


SHEET = Sheet(
    "staff",
    _("Staff number, name and posts; logins are opened by the administrator afterwards."),
    StaffRow,
    {
        "number": ("工号", "员工编号", "编号"),
        "name": ("姓名", "员工姓名"),
        "posts": ("岗位", "职务"),
    },
    compare,
    enter,
    (
        {"number": "021", "name": "江雪", "posts": "服务顾问"},
        {"number": "022", "name": "丁强", "posts": "仓库管理员"},
    ),
    ("hr_manager", "administrator"),
    codes=("number",),
    exact=False,
    personal=True,
)
