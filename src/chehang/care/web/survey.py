"""The page a customer answers on the phone: no account, one link, once."""

import hashlib
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from pydantic import ValidationError

from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.operation import operations, refused_input

from ..models import Survey


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
        device = hashlib.sha256(
            f"{request.META.get('REMOTE_ADDR')} {request.headers.get('User-Agent')}".encode()
        ).hexdigest()
        data = {
            "token": token,
            "answers": [a for a in given if a["score"]],
            "words": request.POST.get("words", "")[:1000],
            "device": device,
        }
        op = operations()["care.answer_survey"]
        try:
            cmd = op.command.model_validate(data)
            op(cmd, actor=house_actor(survey.store_id), clock=request.clock, key=request.POST.get("_key", "")[:80])  # type: ignore[attr-defined]
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
    return render(request, "care/survey.html", context, status=422 if refusal else 200)
