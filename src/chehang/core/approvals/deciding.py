"""Deciding: by who is asked now, never by an author, each natural person and each voice once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .. import documents
from ..context import Actor, Context
from ..errors import Conflict, NotFound, Refused
from ..models import Approval, ApprovalRequest
from . import people
from .events import Approved, Returned, Withdrawn
from .states import REQUEST


def open_request(ctx: Context, obj: Any, *, also_approved: bool = False) -> ApprovalRequest:
    """The request that waits for ``obj``, locked; with ``also_approved`` the one that was granted too."""
    states = ("open", "approved") if also_approved else ("open",)
    request = (
        ApprovalRequest.objects.filter(
            document=documents.of(obj).name, object_id=obj.pk, store_id=ctx.store_id, state__in=states
        )
        .select_for_update()
        .order_by("-id")
        .first()
    )
    if request is None:
        raise Conflict("approval.none", _("Nobody is asked for this now. Please look at the document again."))
    return request


def approve(ctx: Context, obj: Any, *, reason: str = "") -> Approval:
    """The actor says yes to the present content; with the last yes the department hears ``Approved``."""
    request = open_request(ctx, obj)
    _require_same(request, obj)
    voice = voice_of(ctx.actor, request, ctx)
    decision = _write(ctx, request, obj, "approved", voice, reason)
    step = request.steps.get(n=request.step)
    if request.decisions.filter(step=step.n, decision="approved").count() < step.people:
        return decision
    following = request.steps.filter(n=request.step + 1).first()
    if following is not None:
        request.step, request.post = following.n, following.post
        request.save(update_fields=["step", "post"])
        return decision
    REQUEST.advance(ctx, request, "approve", reason=reason, ended_at=ctx.now)
    ctx.announce(Approved(request.document, obj, decision))
    return decision


def send_back(ctx: Context, obj: Any, *, reason: str) -> Approval:
    """The actor gives it back with a reason; who was asked last may also take back what was granted."""
    request = open_request(ctx, obj, also_approved=True)
    voice = voice_of(ctx.actor, request, ctx, spoken=False)
    decision = _write(ctx, request, obj, "returned", voice, reason, seal=request.digest)
    REQUEST.advance(ctx, request, "return", reason=reason, ended_at=ctx.now)
    ctx.announce(Returned(request.document, obj, decision))
    return decision


def withdraw(ctx: Context, obj: Any, *, reason: str) -> None:
    """An author takes the request back before it is decided."""
    request = open_request(ctx, obj)
    if not request.authors.filter(employee_id=ctx.actor.employee_id).exists():
        raise Refused(
            "approval.not_author", _("Only who wrote or asked takes it back. Send it back with a reason instead.")
        )
    REQUEST.advance(ctx, request, "withdraw", reason=reason, ended_at=ctx.now)
    ctx.announce(Withdrawn(request.document, obj, reason))


def of_request(ctx: Context, pk: int) -> Any:
    """The document of a request of this store, locked before the request itself."""
    request = ApprovalRequest.objects.filter(pk=pk, store_id=ctx.store_id).first()
    if request is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=ApprovalRequest._meta.verbose_name)
    document = documents.documents()[request.document]
    rows = document.model_class._default_manager.filter(pk=request.object_id, store_id=ctx.store_id)
    obj = rows.select_for_update(of=("self",)).first()
    if obj is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=document.title)
    latest = ApprovalRequest.objects.filter(document=request.document, object_id=obj.pk).order_by("-id").first()
    if latest and latest.pk != request.pk:
        raise Conflict(
            "approval.changed",
            _("“%(title)s” was changed and handed in again since you looked. Please look at the new one."),
            title=request.title,
        )
    return obj


def _require_same(request: ApprovalRequest, obj: Any) -> None:
    if documents.of(obj).digest(obj) != request.digest:
        raise Conflict(
            "approval.edited",
            _("“%(title)s” was changed after it was handed in. Its author has to hand it in again."),
            title=request.title,
        )


def out_of(request: ApprovalRequest, *, spoken: bool = True) -> set[int]:
    """Who may not decide: authors; and with ``spoken`` who said yes already, and for whom."""
    out = set(request.authors.values_list("employee_id", flat=True))
    if spoken:
        for pair in request.decisions.filter(decision="approved").values_list("employee_id", "voice_id"):
            out |= {*pair}
    return out


def voice_of(actor: Actor, request: ApprovalRequest, ctx: Context, *, spoken: bool = True) -> people.Voice:
    """As whom the actor decides. Refused for authors, for who has spoken, and for who is not asked."""
    authors, out = out_of(request, spoken=False), out_of(request, spoken=spoken)
    if actor.employee_id in authors:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    duty = people.organisation().on_duty(request.store_id, ctx.today)
    asked = dict.fromkeys((request.post, people.asked_post(request.post, duty, out)))
    mine = [v for post in asked for v in duty.get(post, ()) if v.employee_id == actor.employee_id]
    for voice in sorted(mine, key=lambda v: v.voice_id != v.employee_id):
        if people.free(voice, out):
            return voice
    if any(v.voice_id in authors for v in mine):
        raise Refused(
            "approval.own_work",
            _(
                "You stand in for the author of this document. Nobody's own work is approved by a substitute: ask the next post up."
            ),
        )
    if mine:
        raise Refused("approval.again", _("You have decided on this already. The next step needs another person."))
    raise Refused(
        "approval.not_asked",
        _("This waits for the %(post)s. Only who holds that post, or stands in for it today, decides."),
        post=people.organisation().title(list(asked)[-1]),
    )


def _write(
    ctx: Context, request: ApprovalRequest, obj: Any, decision: str, voice: people.Voice, reason: str, seal: str = ""
) -> Approval:
    written = Approval.objects.create(
        request=request,
        step=request.step,
        post=request.post,
        voice_id=voice.voice_id,
        voice_name=voice.voice_name,
        store_id=ctx.store_id,
        document=request.document,
        object_id=request.object_id,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name[:100],
        decision=decision,
        amount=int(request.amount * 100),
        reason=reason,
        digest=seal or request.digest,
    )
    after = {decision: voice.name, "for": voice.voice_name} if voice.voice_name else {decision: voice.name}
    ctx.changed(obj, None, after | {"step": request.step, "reason": reason})
    return written
