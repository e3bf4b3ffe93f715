"""The maker's standards (厂家标准): how the store stands against them, what is missing, with what proves it."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.door import actor_of, clock_of, page
from chehang.work.checks.checking import section_scores
from chehang.work.models import CheckAnswer, CheckRound, CheckTemplate

MOST = 12


@page("work.open_maker_standards")
def standards(request: HttpRequest) -> HttpResponse:
    """Each list of the maker in force; its rounds with their scores; what the last finished one of it found wanting."""
    actor = actor_of(request)
    lists = list(access.rows(CheckTemplate, actor).filter(maker=True, current=True).order_by("code"))
    ours = access.rows(CheckRound, actor).filter(template__maker=True)
    rounds = list(
        ours.select_related("template", "place", "checker", "verified_by")
        .annotate(photos=Count("answers", filter=Q(answers__photo__isnull=False)))
        .order_by("-due", "-id")[: MOST * max(1, len(lists))]
    )
    last: dict[str, int] = {}
    for one in rounds:
        if one.state in ("done", "verified"):
            last.setdefault(one.template.code, one.pk)
    said: dict[int, list[CheckAnswer]] = {}
    for answer in (
        access.rows(CheckAnswer, actor).filter(round_id__in=last.values()).select_related("item").order_by("item__n")
    ):
        said.setdefault(answer.round_id, []).append(answer)
    gaps = access.rows(CheckAnswer, actor).filter(round_id__in=last.values(), well=False)
    context = {
        "lists": lists,
        "rounds": rounds,
        "sections": [(r, parts) for r in rounds if (parts := section_scores(said.get(r.pk, [])))],
        "gaps": gaps.select_related("item", "round__template", "photo").order_by("round__template__code", "item__n"),
        "today": clock_of(request).today(),
    }
    return render(request, "work/maker_standards.html", context)
