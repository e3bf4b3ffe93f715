"""How the installation is, and which queries take long."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import slow, upkeep
from chehang.core.health import signs
from chehang.core.models import Journal
from chehang.core.upkeep import Deed
from chehang.core.web.door import clock_of, page


@page("org.open_health")
def health(request: HttpRequest) -> HttpResponse:
    """Every sign with what to do, the last backups and upgrades, the slow queries."""
    rows = Journal.objects.filter(store_id=0, operation__in=(upkeep.BACKUP, upkeep.UPGRADE)).order_by("-seq")[:10]
    context = {
        "signs": signs(clock_of(request).now()),
        "deeds": [{"deed": Deed.of(row), "upgrade": row.operation == upkeep.UPGRADE} for row in rows],
        "slow": slow.worst(settings.CHEHANG_SLOW_LOG),
        "least": settings.CHEHANG_SLOW_MS,
    }
    return render(request, "org/health.html", context)
