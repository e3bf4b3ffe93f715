"""The worker's part: claim a message, hand it over outside any transaction, note how that ended.

Each way out is a lane of its own. A message is claimed by one statement, so of two workers one has it; who claimed it and
fell silent leaves it ``unsure``, and nothing that may have arrived is sent again by itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from ..context import Clock
from ..gate import writing
from ..models import Channel, Outgoing
from .channels import End, hand_over
from .consent import proof_of
from .quiet import end_of_quiet

WAITS = (1, 5, 15, 60, 240, 720)  # minutes between attempts
ATTEMPTS = 8
SILENT = timedelta(minutes=10)  # longer than any attempt lasts


def due_lanes(now: datetime) -> list[int]:
    """The ways out on which something is to go now."""
    open_now = Q(channel__resting_until=None) | Q(channel__resting_until__lte=now)
    found = Outgoing.objects.filter(open_now, state="waiting", next_at__lte=now, channel__active=True)
    return sorted(set(found.values_list("channel_id", flat=True).distinct()))


def send_next(lane: int, clock: Clock) -> bool:
    """Send the oldest due message of a way out; False when nothing is due on it, or it rests."""
    message = _claim(lane, clock.now())
    if message is None:
        return False
    end = hand_over(message, message.channel, clock.now().timestamp())
    _note(message, end, clock.now())
    return True


def send_due(clock: Clock) -> int:
    """Send whatever is due on every way out, one lane after the other; returns how many were handed over."""
    count = 0
    for lane in due_lanes(clock.now()):
        while send_next(lane, clock):
            count += 1
    return count


def _claim(lane: int, now: datetime) -> Outgoing | None:
    """Take the oldest due message that may go now; those that may not are put off or withheld on the way."""
    with writing():
        channel = Channel.objects.select_for_update().get(pk=lane)
        if not channel.active or (channel.resting_until and channel.resting_until > now):
            return None
        quiet = end_of_quiet(channel.store_id, now)
        due = Outgoing.objects.filter(channel_id=lane, state="waiting", next_at__lte=now)
        if quiet is not None:
            due.filter(outside=True).update(next_at=quiet)
        for message in due.order_by("next_at", "id").select_related("channel").iterator(chunk_size=20):
            mine = Outgoing.objects.filter(pk=message.pk, state="waiting")
            proof = proof_of(message) if message.purpose else ""
            if message.purpose and not proof:
                mine.update(state="withheld", answer="", next_at=None)
            elif mine.update(state="sending", claimed_at=now, attempts=message.attempts + 1, proof=proof):
                message.attempts += 1
                return message
    return None


def _note(message: Outgoing, end: End, now: datetime) -> None:
    """Write down how an attempt ended; an answer that comes after the message was given up still counts."""
    mine = Outgoing.objects.filter(pk=message.pk, attempts=message.attempts, state__in=("sending", "unsure"))
    with writing():
        if end.how == "sent":
            mine.update(state="sent", sent_at=now, next_at=None, answer=end.answer)
            Channel.objects.filter(pk=message.channel_id).exclude(failures=0).update(
                failures=0, resting_until=None, trouble=""
            )
        elif end.how == "later" and message.attempts < ATTEMPTS:
            until = now + timedelta(minutes=WAITS[min(message.attempts, len(WAITS)) - 1])
            mine.update(state="waiting", next_at=until, answer=end.answer)
            _rest(message.channel_id, end.answer, now)
        else:
            mine.update(state="unsure" if end.how == "unsure" else "failed", next_at=None, answer=end.answer)
            if end.how != "failed":
                _rest(message.channel_id, end.answer, now)


def _rest(lane: int, why: str, now: datetime) -> None:
    """A way out in trouble rests a little, so that the others behind do not each wait for it."""
    channel = Channel.objects.select_for_update().get(pk=lane)
    channel.failures += 1
    channel.trouble = why
    channel.resting_until = now + timedelta(minutes=WAITS[min(channel.failures, len(WAITS)) - 1])
    channel.save(update_fields=["failures", "trouble", "resting_until"])


def give_up_silent(now: datetime) -> int:
    """What a worker claimed and never answered for is unsure. Returns how many."""
    with writing():
        silent = Outgoing.objects.filter(state="sending", claimed_at__lte=now - SILENT)
        return silent.update(state="unsure", answer="no answer", next_at=None)
