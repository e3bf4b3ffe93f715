"""Write a policy, or a new version of one."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation, operations
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, LongText, Ref, RequiredText
from chehang.org.posts import POSTS
from chehang.work.heads import MANAGERS, Department
from chehang.work.models import Policy, PolicyReader


class Reader(Command):
    """A post whose holders have to read it."""

    post: RequiredText


class DraftPolicy(Command):
    """The text, from when, for whom, and what enforces it. ``draft`` changes a draft; ``replaces`` begins a version."""

    title: Annotated[RequiredText, Field(title="Policy")]
    department: Department
    text: LongText
    effective_on: Annotated[ExpiryDate, Field(title="Effective from")]
    everyone: Annotated[bool, Field(title="Concerns everyone")] = False
    readers: tuple[Reader, ...] = ()
    control_operation: Annotated[str, Field(max_length=80, title="Enforced by")] = ""
    control_code: Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9_.]*$", title="Refusal code")] = ""
    replaces: Annotated[Id, Ref("work.Policy"), Field(title="Replaced version")] | None = None
    draft: Annotated[Id, Ref("work.Policy"), Field(title="Draft to change")] | None = None


@operation("work.draft_policy", title=_("Write a policy"), posts=MANAGERS)
def draft_policy(cmd: DraftPolicy, ctx: Context) -> Done:
    """Keep a draft. Refused without readers, for an unknown post or operation, and for another's draft."""
    posts = _posts(cmd)
    if cmd.control_operation and cmd.control_operation not in operations():
        raise Refused(
            "policy.unknown_control",
            _("There is no operation “%(name)s”. Name the operation that enforces the policy, or leave it empty."),
            field="control_operation",
            name=cmd.control_operation,
        )
    texts = cmd.model_dump(exclude={"readers", "replaces", "draft"})
    if cmd.draft:
        policy = access.get(Policy, cmd.draft, ctx, lock=True)
        if policy.state != "draft" or policy.author_id != ctx.actor.employee_id:
            raise Refused("policy.not_your_draft", _("Only the author changes a policy, and only while it is a draft."))
        before = {"title": policy.title, "text": policy.text}
        for name, value in texts.items():
            setattr(policy, name, value)
        policy.save()
        policy.readers.all().delete()
        ctx.changed(policy, before, {"title": cmd.title, "text": cmd.text})
    else:
        policy = _new(cmd, ctx, texts)
        ctx.changed(policy, None, {"number": policy.number, "version": policy.version, "title": policy.title})
    for post in posts:
        PolicyReader.objects.create(store_id=ctx.store_id, policy=policy, post=post)
    return Done(id=policy.pk, number=policy.number)


def _posts(cmd: DraftPolicy) -> list[str]:
    posts = list(dict.fromkeys(reader.post for reader in cmd.readers))
    for n, post in enumerate(posts):
        if post not in POSTS:
            raise Refused("post.unknown", _("There is no such post."), field=f"readers.{n}.post")
    if not posts and not cmd.everyone:
        raise Refused(
            "policy.no_readers",
            _("A policy without readers binds nobody. Name the posts it concerns, or everyone."),
            field="readers",
        )
    return [] if cmd.everyone else posts


def _new(cmd: DraftPolicy, ctx: Context, texts: dict[str, object]) -> Policy:
    old = access.get(Policy, cmd.replaces, ctx, lock=True) if cmd.replaces else None
    if old is not None and old.state != "in_force":
        raise Refused("policy.not_in_force", _("Only a policy in force gets a new version."), field="replaces")
    number = old.number if old else numbers.draw(ctx, "GZ")
    versions = Policy.objects.filter(store_id=ctx.store_id, number=number).count()
    return Policy.objects.create(
        store_id=ctx.store_id,
        number=number,
        version=versions + 1,
        replaces=old,
        author_id=ctx.actor.employee_id,
        written_at=ctx.now,
        **texts,
    )
