"""The patrol on a phone with one hand: one item a screen, big buttons; trend and ranking; the label of a place."""

import uuid
from datetime import timedelta

from django.db.models import Avg, Count, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.printing import render as print_out
from chehang.core.web.acts import attempt, given
from chehang.core.web.charts import line_chart
from chehang.core.web.door import actor_of, clock_of, page
from chehang.work.printouts.place_label import PRINTOUT, label_of

from .models import CheckPlace, CheckRound

SPAN = timedelta(days=90)
MOST = 60


@page("work.open_patrol")
def index(request: HttpRequest) -> HttpResponse:
    """My rounds, the most urgent first; scanning a place opens its round."""
    actor, today = actor_of(request), clock_of(request).today()
    rows = access.rows(CheckRound, actor).filter(checker_id=actor.employee_id, state__in=("planned", "doing"))
    rounds = list(rows.select_related("template", "place").order_by("due", "id")[:MOST])
    code, unknown = request.GET.get("code", "").strip()[:20].upper(), ""
    if code:
        here = next((r for r in rounds if r.place and r.place.code == code), None)
        if here is not None:
            return HttpResponseRedirect(f"/work/patrol/{here.pk}/?code={code}")
        unknown = code
    return render(request, "work/patrols.html", {"rounds": rounds, "today": today, "unknown": unknown})


@page("work.open_patrol")
def walk(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: scan the place, then item after item; the last answer finishes it."""
    actor, refusal = actor_of(request), None
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act == "start":
            _done, refusal = attempt(request, "work.start_check", {"check": pk, **given(request, "code")})
        elif act == "finish":
            _done, refusal = attempt(request, "work.finish_check", {"check": pk})
        else:
            data = {"check": pk, **given(request, "item", "well", "value", "word", "photo")}
            _done, refusal = attempt(request, "work.answer_check", data)
        if refusal is None:
            return HttpResponseRedirect(request.path)
    check = access.get(CheckRound, pk, actor, checker_id=actor.employee_id)
    items = list(check.template.items.order_by("n"))
    told = set(check.answers.values_list("item_id", flat=True))
    now = next((i for i in items if i.pk not in told), None)
    context = {
        "check": check,
        "now": now,
        "told": len(told),
        "total": len(items),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "code": request.GET.get("code", "")[:20],
        "key": uuid.uuid4().hex,
    }
    return render(request, "work/patrol.html", context, status=422 if refusal else 200)


@page("work.open_check_ranking")
def ranking(request: HttpRequest) -> HttpResponse:
    """Places by their mean score of ninety days, the best first, and the mean of each week."""
    actor, today = actor_of(request), clock_of(request).today()
    since = clock_of(request).now() - SPAN
    done = access.rows(CheckRound, actor).filter(state__in=("done", "verified"), done_at__gte=since)
    by_place = done.filter(place__isnull=False).values("place_id", "place__code", "place__name")
    places = by_place.annotate(mean=Avg("score"), rounds=Count("id"), wanting=Sum("failed")).order_by(
        "-mean", "place__code"
    )
    weeks: dict[int, list[float]] = {}
    for at, score in done.values_list("done_at", "score").order_by("done_at"):
        if at is not None and score is not None:
            weeks.setdefault((today - at.date()).days // 7, []).append(float(score) * 100)
    line = {w: sum(found) / len(found) for w, found in weeks.items()}
    back = sorted(line, reverse=True)
    title = _("Mean score of each week")
    options = line_chart(title, [f"-{w}" for w in back], {title: [round(line[w], 1) for w in back]}, y_name="%")
    context = {"places": list(places[:MOST]), "options": options if len(back) > 1 else None}
    return render(request, "work/check_ranking.html", context)


@page("work.see_places")
def label(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR label of a place."""
    place = access.get(CheckPlace, pk, actor_of(request))
    response = HttpResponse(print_out(PRINTOUT, label_of(place)), content_type="application/pdf")
    response["Content-Disposition"] = "inline; filename=place.pdf"
    return response
