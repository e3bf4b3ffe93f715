"""The page a customer answers on the phone: no account, one link, once; the same asked by an agent, or shown as a code."""

import hashlib
import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from pydantic import ValidationError

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.operation import operations, refused_input
from chehang.core.printing.codes import qr_svg
from chehang.core.web.acts import attempt, next_key, status_of
from chehang.core.web.door import actor_of, clock_of, page

from ..models import Survey
from ..surveying import link_of

MARK, YEAR = "chehang_device", 366 * 24 * 3600


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The questions, one after the other; after the answer a word of thanks."""
    survey = Survey.objects.select_related("questionnaire", "store").filter(token=token[:40]).first()
    if survey is None:
        return render(request, "care/survey.html", {"unknown": True}, status=404)
    refusal: Refused | None = None
    done = survey.state == "answered"
    questions = list(survey.questionnaire.questions.order_by("n"))
    if request.method == "POST":
        given = [{"question": q.pk, "score": request.POST.get(f"q{q.pk}", "")} for q in questions]
        # Phones behind one address look alike: the mark that the page left on the device tells them apart.
        mark = request.COOKIES.get(MARK) or f"{request.META.get('REMOTE_ADDR')} {request.headers.get('User-Agent')}"
        device = hashlib.sha256(mark[:200].encode()).hexdigest()
        data = {
            "token": token,
            "answers": [a for a in given if a["score"]],
            "words": request.POST.get("words", "")[:1000],
            "device": device,
        }
        op = operations()["care.answer_survey"]
        try:
            cmd = op.command.model_validate(data)
            op(cmd, actor=house_actor(survey.store_id), clock=clock_of(request), key=request.POST.get("_key", "")[:80])
            done = True
        except ValidationError as bad:
            refusal = refused_input(bad)
        except Refused as wrong:
            refusal = wrong
    context = {
        "survey": survey,
        "questions": [(q, range(0 if q.recommends else 1, 11), request.POST.get(f"q{q.pk}", "")) for q in questions],
        "done": done,
        "refusal": refusal,
        "key": uuid.uuid4().hex,
    }
    response = render(request, "care/survey.html", context, status=422 if refusal else 200)
    if MARK not in request.COOKIES:
        response.set_cookie(MARK, uuid.uuid4().hex, max_age=YEAR, httponly=True, samesite="Lax")
    return response


@page("care.answer_survey")
def by_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """The agent reads the questions out and enters what the customer says: no device of a customer is at work."""
    survey = access.get(Survey, pk, actor_of(request))
    questions = list(survey.questionnaire.questions.order_by("n"))
    refusal: Refused | None = None
    if request.method == "POST":
        given = [{"question": q.pk, "score": request.POST.get(f"q{q.pk}", "")} for q in questions]
        data = {
            "token": survey.token, "answers": [a for a in given if a["score"]], "words": request.POST.get("words", "")[:1000]
        }  # fmt: skip
        _done, refusal = attempt(request, "care.answer_survey", data)
        if refusal is None:
            return HttpResponseRedirect(f"/care/surveys/{pk}/")
    context = {
        "survey": survey, "questions": [(q, range(0 if q.recommends else 1, 11), request.POST.get(f"q{q.pk}", "")) for q in questions],
        "refusal": refusal, "key": next_key(request, refusal), "done": survey.state == "answered",
    }  # fmt: skip
    return render(request, "care/by_phone.html", context, status=status_of(refusal))


@page("care.send_survey")
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR that the customer scans in the store."""
    survey = access.get(Survey, pk, actor_of(request))
    link = link_of(actor_of(request), survey)
    link = link if link.startswith("http") else request.build_absolute_uri(link)
    return render(request, "care/code.html", {"survey": survey, "link": link, "qr": qr_svg(link)})
