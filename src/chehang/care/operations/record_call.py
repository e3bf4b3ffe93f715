"""Write down what came of a call."""

import datetime as dt
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, ShortText, Text
from chehang.work.models import CaseRecord

from ..calling import by_day, refuse_night
from ..complaining import from_call
from ..consent import standing
from ..kinds import SPOKEN, Event, Outcome, Renewal, Why
from ..models import Attempt, FollowUp
from ..planning import met
from ..scripts import path_of
from ..states import CALL
from ..visits import ask_for_visit, booked_for, insured_again
from .next_call import CALLERS

MOST = 3


class RecordCall(Command):
    """The call, what came of it, and what was said; a visit or a later call has its day and time."""

    call: Annotated[Id, Ref("care.FollowUp")]
    outcome: Annotated[Outcome, Field(title="Outcome")]
    said: Annotated[Text, Field(title="What was said")] = ""
    score: Annotated[int | None, Field(ge=1, le=10, title="Score, 1 to 10")] = None
    on: Annotated[DueDate | None, Field(title="Day of the visit or of the next call")] = None
    hour: Annotated[int, Field(ge=0, le=23, title="Hour of the next call")] = 10
    wished: Annotated[ShortText, Field(title="Quiet hours: the customer's wish")] = ""
    renewal: Annotated[Renewal | None, Field(title="What came of the insurance")] = None
    why: Annotated[Why | None, Field(title="Why elsewhere, or not at all")] = None
    elsewhere: Annotated[str, Field(max_length=60, title="Insurer or workshop now")] = ""
    branch: Annotated[Annotated[Id, Ref("care.ScriptBranch")] | None, Field(title="Answer by the script")] = None


@operation("care.record_call", title=_("Record the call"), posts=CALLERS)
def record_call(cmd: RecordCall, ctx: Context) -> Done:
    """Record an attempt. The third unanswered one ends the call; a complaint opens a case, an appointment waits for the visit.

    Refused at night, without consent at this moment, when a colleague holds the call, for a second unanswered attempt in
    the same hour of the day, and without the words that a complaint, a refusal or a fault need. What came of an ending
    insurance, and why somebody stays away, is asked for; a call later is promised for the hours of calling, unless wished.
    The answers chosen in the script are kept in their words; refused for an answer of another script.
    """
    call = access.get(FollowUp, cmd.call, ctx, lock=True)
    CALL.require(call, "finish")
    if call.held_until and call.held_until > ctx.now and call.agent_id != ctx.actor.employee_id:
        raise Refused("call.held", _("A colleague is at this call. Take the next one."))
    refuse_night(ctx, cmd.wished)
    standing(ctx, call.customer, call.trigger.purpose)
    _another_than_the_owner(ctx, call)
    if cmd.outcome != Outcome.NOT_REACHED and cmd.outcome != Outcome.WRONG_NUMBER and len(cmd.said) < 2:
        raise Refused("call.words", _("Write down what the customer said."), field="said")
    if cmd.outcome in (Outcome.LATER, Outcome.APPOINTMENT) and (cmd.on is None or cmd.on < ctx.today):
        raise Refused("call.day", _("Name the day, today or later."), field="on")
    _require_verdict(cmd, call)
    if cmd.outcome == Outcome.LATER:
        _require_hours(cmd, ctx)
    call.answered = path_of(call.trigger, cmd.branch)
    _attempt(cmd, ctx, call)
    _become(cmd, ctx, call)
    return Done(id=call.pk, number=str(call.trigger), state=call.state, case=call.case_id)


def _another_than_the_owner(ctx: Context, call: FollowUp) -> None:
    """Whoever handled a complaint does not ask whether it was handled well."""
    if (
        call.document == "work.case"
        and CaseRecord.objects.filter(pk=call.object_id, owner_id=ctx.actor.employee_id).exists()
    ):
        raise Refused("call.own_case", _("You handled this complaint. Another person calls."))


def _require_verdict(cmd: RecordCall, call: FollowUp) -> None:
    """An ending insurance is renewed, lost or open; whoever went elsewhere or stays away has a reason."""
    if cmd.outcome != Outcome.REACHED:
        return
    event = call.trigger.event
    if event == Event.INSURANCE and cmd.renewal is None:
        raise Refused(
            "call.renewal", _("Say what came of the insurance: with us, elsewhere, or open."), field="renewal"
        )
    if (event == Event.LOST or cmd.renewal == Renewal.LOST) and cmd.why is None:
        raise Refused("call.why", _("Say why the customer goes elsewhere or stays away."), field="why")


def _require_hours(cmd: RecordCall, ctx: Context) -> None:
    """Nothing is promised for the night or for a moment that is over."""
    assert cmd.on is not None
    at = dt.datetime.combine(cmd.on, dt.time(cmd.hour), STORE_TIME)
    if not by_day(ctx, at) and not cmd.wished:
        raise Refused(
            "call.promised_at_night",
            _("Nobody is called at this hour. Promise another one, or write down that it is the customer's wish."),
            field="hour",
        )
    if at + dt.timedelta(hours=1) <= ctx.now:
        raise Refused("call.promised_past", _("This hour is over. Promise a later one."), field="hour")


def _attempt(cmd: RecordCall, ctx: Context, call: FollowUp) -> None:
    """The attempt itself, at an hour of the day at which nobody tried in vain before."""
    hour = ctx.now.astimezone(STORE_TIME).hour
    missed = call.tries.filter(outcome=Outcome.NOT_REACHED)
    if cmd.outcome == Outcome.NOT_REACHED and missed.filter(hour=hour).exists():
        raise Refused(
            "call.same_hour",
            _("Nobody answered between %(hour)s:00 and %(hour)s:59 before. Try at another hour."),
            field="outcome",
            hour=hour,
        )
    tried = Attempt.objects.create(
        store_id=ctx.store_id,
        call=call,
        at=ctx.now,
        hour=hour,
        outcome=cmd.outcome,
        wished=cmd.wished,
        by_id=ctx.actor.employee_id,
    )
    ctx.changed(call, None, {"attempt": tried.pk, "outcome": str(cmd.outcome)})


def _become(cmd: RecordCall, ctx: Context, call: FollowUp) -> None:
    """What becomes of the call."""
    also: dict[str, Any] = {
        "result": cmd.outcome, "said": cmd.said, "score": cmd.score, "held_until": None, "renewal": cmd.renewal or "",
        "why": cmd.why or "", "elsewhere": cmd.elsewhere, "answered": call.answered,
    }  # fmt: skip
    if cmd.outcome in SPOKEN and call.contacted_at is None:
        also |= {"contacted_at": ctx.now, "in_time": ctx.now <= call.due_at, "agent_id": ctx.actor.employee_id}
    if cmd.outcome == Outcome.NOT_REACHED:
        call.attempts += 1
        if call.attempts < MOST:
            call.held_until = None
            call.save(update_fields=["attempts", "held_until"])
            return
        # Three attempts at different hours count as done; the result tells them apart.
        also |= {"attempts": MOST, "ended_at": ctx.now, "in_time": ctx.now <= call.due_at}
        CALL.advance(ctx, call, "give_up", **also)
    elif cmd.outcome == Outcome.LATER:
        assert cmd.on is not None
        call.promised_at = dt.datetime.combine(cmd.on, dt.time(cmd.hour), STORE_TIME)
        call.held_until = None
        call.save(update_fields=["promised_at", "held_until"])
        return
    elif cmd.outcome == Outcome.APPOINTMENT:
        booked = booked_for(call, ctx.today)
        CALL.advance(ctx, call, "agree_visit", **also, visit_on=booked or cmd.on)
        if booked is None:
            ask_for_visit(ctx, call)
    else:
        if cmd.outcome == Outcome.WRONG_NUMBER:
            also |= {"in_time": ctx.now <= call.due_at}
        CALL.advance(ctx, call, "finish", **also, ended_at=ctx.now)
    if cmd.renewal in (Renewal.WON, Renewal.LOST):
        insured_again(ctx, call)
    from_call(ctx, call)
    met(ctx, call)
