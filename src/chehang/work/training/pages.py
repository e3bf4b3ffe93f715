"""My training, the quiz, and the skill matrix."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, clock_of, page

from .holding import matrix
from .models import Course, QuizPaper, TrainingSession

STATES = {"held": "green", "soon": "amber", "expired": "red", "missing": "red", "none": "grey"}


@page("work.open_my_training")
def mine(request: HttpRequest) -> HttpResponse:
    """Sessions to come or of today with sign-in and quiz; my certificates and what my post asks for."""
    actor, today = actor_of(request), clock_of(request).today()
    refusal = None
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        data = {"session": int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 else 0}
        _done, refusal = attempt(request, "work.sign_in_to_session", data)
        if refusal is None:
            return HttpResponseRedirect("/work/my-training/")
    sessions = (
        access.rows(TrainingSession, actor)
        .filter(state="announced")
        .select_related("course", "trainer")
        .order_by("at")[:50]
    )
    there = set(
        TrainingSession.objects.filter(attendances__employee_id=actor.employee_id, state="announced").values_list(
            "pk", flat=True
        )
    )
    papers = {
        p.session_id: p
        for p in QuizPaper.objects.filter(employee_id=actor.employee_id).select_related("session__course")
    }
    held = matrix(actor.store_id, today, {actor.employee_id}).get(actor.employee_id, {}).values()
    context = {
        "sessions": [{"s": s, "there": s.pk in there, "paper": papers.get(s.pk)} for s in sessions],
        "held": [{"h": h, "colour": STATES[h.state]} for h in held if h.state != "none"],
        "refusal": refusal,
        "key": uuid.uuid4().hex,
    }
    return render(request, "work/my_training.html", context, status=422 if refusal else 200)


@page("work.open_my_training")
def quiz(request: HttpRequest, pk: int) -> HttpResponse:
    """My paper of a session: begin it, answer it once, see the score."""
    actor = actor_of(request)
    session = access.get(TrainingSession, pk, actor)
    refusal = None
    if request.method == "POST":
        if request.POST.get("act") == "draw":
            _done, refusal = attempt(request, "work.draw_quiz", {"session": pk})
        else:
            _done, refusal = attempt(request, "work.answer_quiz", {"session": pk, "answers": _answers(request)})
        if refusal is None:
            return HttpResponseRedirect(request.path)
    paper = (
        QuizPaper.objects.filter(session=session, employee_id=actor.employee_id)
        .select_related("session__course")
        .first()
    )
    context = {
        "session": session,
        "paper": paper,
        "questions": _shown(paper, request) if paper else [],
        "there": session.attendances.filter(employee_id=actor.employee_id).exists(),
        "refusal": refusal,
        "key": uuid.uuid4().hex,
    }
    return render(request, "work/quiz.html", context, status=422 if refusal else 200)


def _answers(request: HttpRequest) -> list[int]:
    """What was chosen, by question; -1 where nothing was."""
    count = request.POST.get("count", "")
    asked = min(int(count), 100) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    chosen = [request.POST.get(f"q{n}", "") for n in range(asked)]
    return [int(c) if c.isascii() and c.isdigit() and len(c) == 1 else -1 for c in chosen]


def _shown(paper: QuizPaper, request: HttpRequest) -> list[dict[str, Any]]:
    """The questions; with right and wrong once they are answered."""
    over = paper.answered_at is not None
    rows = []
    for n, question in enumerate(paper.questions):
        given = paper.answers[n] if over and n < len(paper.answers) else request.POST.get(f"q{n}", "")
        choices = [
            {"n": i, "text": text, "given": str(i) == str(given), "right": over and i == question["answer"]}
            for i, text in enumerate(question["choices"])
        ]
        rows.append(
            {"n": n, "text": question["text"], "choices": choices, "right": over and given == question["answer"]}
        )
    return rows


@page("work.open_skills")
def skills(request: HttpRequest) -> HttpResponse:
    """Who holds what: employees by courses."""
    actor, today = actor_of(request), clock_of(request).today()
    courses = list(access.rows(Course, actor).order_by("id"))
    rows = [
        {
            "employee": next(iter(held.values())).employee,
            "cells": [{"h": held[c.pk], "colour": STATES[held[c.pk].state]} for c in courses],
        }
        for held in matrix(actor.store_id, today).values()
        if held
    ]
    return render(request, "work/skills.html", {"courses": courses, "rows": rows})
