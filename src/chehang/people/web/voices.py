"""Answering without a name, what came of it, and the notes of coach and coached."""

import secrets
import uuid

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.access import rows
from chehang.core.errors import NotAllowed, Refused
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, clock_of, page
from chehang.people.models import CoachingNote, Poll, PollVoice
from chehang.people.voicing import SCORES, SUPERIOR, heard, questions, together


@page("people.open_voice")
def voice(request: HttpRequest) -> HttpResponse:
    """The surveys I am asked in."""
    actor, refusal = actor_of(request), None
    if request.method == "POST":
        poll = access.get(Poll, int(request.POST.get("poll", "0") or 0), actor)
        given = [request.POST.get(f"q{n}", "") for n in range(1, len(questions(poll.kind)) + 1)]
        data = {"poll": poll.pk, "scores": ",".join(given), "veil": secrets.token_urlsafe(24)}
        _done, refusal = attempt(request, "people.answer_poll", data)
        if refusal is None:
            return HttpResponseRedirect("/people/voice/")
    today = clock_of(request).today()
    mine = rows(PollVoice, actor).filter(employee_id=actor.employee_id, poll__state="open", poll__closes_on__gte=today)
    asked = [
        {"v": v, "questions": list(enumerate(questions(v.poll.kind), 1)), "key": uuid.uuid4().hex, "named": v.group == SUPERIOR}
        for v in mine.select_related("poll__about").order_by("answered", "id")
    ]  # fmt: skip
    context = {"asked": asked, "scores": SCORES, "refusal": refusal}
    return render(request, "people/voice.html", context, status=422 if refusal else 200)


@page("people.open_voice")
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """For HR and the general manager, and for whom a feedback is about; only when it is closed."""
    actor = actor_of(request)
    poll = access.get(Poll, pk, actor)
    if not (actor.may("people.see_polls") or poll.about_id == actor.employee_id):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    if poll.state != "closed":
        raise Refused("poll.open", _("The result is shown when the survey is closed."))
    shown, hidden = heard(poll, actor, clock_of(request).today())
    lines = [
        {"question": text, "means": [h.means[n] for h in shown]} for n, text in enumerate(questions(poll.kind))
    ]  # fmt: skip
    voices = poll.voices.count()
    context = {
        "poll": poll, "shown": shown, "hidden": hidden, "lines": lines, "together": together(shown), "voices": voices,
        "answered": poll.voices.filter(answered=True).count(),
    }  # fmt: skip
    return render(request, "people/poll_result.html", context)


@page("people.open_coaching")
def coaching(request: HttpRequest) -> HttpResponse:
    """The notes between me and whom I coach, or who coaches me; nobody else's."""
    actor = actor_of(request)
    mine = rows(CoachingNote, actor).filter(Q(coach_id=actor.employee_id) | Q(coached_id=actor.employee_id))
    return render(
        request, "people/coaching.html", {"notes": mine.select_related("coach", "coached").order_by("-id")[:200]}
    )
