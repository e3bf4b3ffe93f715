"""What is looked at: the version, the backup, the disk, the certificate, the database, the worker, messages."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang import __version__
from chehang.core import upkeep
from chehang.core.health import BAD, FINE, LOOK, Sign, check
from chehang.core.models import Job, Outgoing, Tick, Timer

from . import backups, wall

GB = 1024**3
LATE = timedelta(minutes=15)


PROOFS = {"restored": gettext_lazy("restored to prove it"), "read": gettext_lazy("read to its end")}


def _size(number: float) -> str:
    return f"{number / GB:.1f} GB" if number >= GB else f"{number / 1024**2:.0f} MB"


@check
def version(now: datetime) -> Iterator[Sign]:
    """Which one runs."""
    yield Sign(_("Version"), __version__)


@check
def backup(now: datetime) -> Iterator[Sign]:
    """The plan, and the last one with its result. A sample store needs none."""
    plan, good, tried = backups.plan(), upkeep.last(upkeep.BACKUP, only_good=True), upkeep.last(upkeep.BACKUP)
    title = _("Last backup")
    if good is None and plan is None:
        level = BAD if settings.MODE == "production" else FINE
        yield Sign(
            title,
            _("none"),
            level,
            _("Nothing is backed up. Run: chehang backup --every night --to FOLDER") if level == BAD else "",
        )
        return
    if tried and not tried.ok:
        why = str(tried.facts.get("why", ""))[:200]
        yield Sign(_("Backup failed"), why, BAD, _("Mend what it says, then run: chehang backup --now"))
    if good is None:
        yield Sign(title, _("none yet"), BAD, _("Run: chehang backup --now"))
        return
    hours = (now - good.at).total_seconds() / 3600
    value = _("%(hours)s hours ago, %(size)s, %(proof)s") % {
        "hours": f"{hours:.0f}",
        "size": _size(good.facts.get("bytes", 0)),
        "proof": PROOFS.get(good.facts.get("proof", ""), _("not proved")),
    }
    level = BAD if hours > 50 else LOOK if hours > 26 else FINE
    advice = _("Is the worker running? Run: chehang backup --now") if level != FINE else ""
    yield Sign(title, value, level, advice, "backup_age_seconds", round(hours * 3600))
    if plan is None and settings.MODE == "production":
        yield Sign(
            _("Nightly backup"),
            _("none"),
            LOOK,
            _("Nobody should have to think of it. Run: chehang backup --every night --to FOLDER"),
        )
    if plan and Path(plan.to).exists() and os.stat(plan.to).st_dev == os.stat(settings.ROOT).st_dev:
        advice = _("A broken disk would take the backups with it: put them on another disk or machine.")
        yield Sign(_("Place of the backups"), _("on the disk of the data"), LOOK, advice)


@check
def disk(now: datetime) -> Iterator[Sign]:
    """Room where the data lie."""
    used = shutil.disk_usage(settings.ROOT)
    level = BAD if used.free < 2 * GB else LOOK if used.free < used.total * 0.1 else FINE
    advice = _("Make room: without it nothing more can be posted.") if level != FINE else ""
    value = _("%(free)s free of %(total)s") % {"free": _size(used.free), "total": _size(used.total)}
    yield Sign(_("Disk"), value, level, advice, "disk_free_bytes", used.free)


@check
def database(now: datetime) -> Iterator[Sign]:
    """Which one, and how large."""
    if connection.vendor == "sqlite":
        place = Path(str(connection.settings_dict["NAME"]))
        size = place.stat().st_size if place.exists() else 0
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            size = cursor.fetchone()[0]
    value = f"{'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'}, {_size(size)}"
    yield Sign(_("Database"), value, metric="database_bytes", number=size)
    if connection.vendor == "postgresql" and (open_ones := wall.gaps()):
        advice = _("An upgrade brought them. Run for each store that has a role: chehang wall STORE")
        yield Sign(_("Tables before the wall between stores"), len(open_ones), LOOK, advice)


@lru_cache(maxsize=4)
def _ends(certificate: str, changed: float) -> datetime | None:
    asked = ["openssl", "x509", "-enddate", "-noout", "-in", certificate]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=True).stdout
        return datetime.strptime(said.strip().removeprefix("notAfter="), "%b %d %H:%M:%S %Y %Z").replace(tzinfo=UTC)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


@check
def certificate(now: datetime) -> Iterator[Sign]:
    """Until when the one of CHEHANG_CERTIFICATE holds."""
    place = Path(settings.CHEHANG_CERTIFICATE) if settings.CHEHANG_CERTIFICATE else None
    if place is None:
        return
    until = _ends(str(place), place.stat().st_mtime) if place.exists() else None
    if until is None:
        yield Sign(_("Certificate"), str(place), BAD, _("This certificate cannot be read."))
        return
    days = (until - now).days
    level = BAD if days < 7 else LOOK if days < 21 else FINE
    advice = _("Renew it: after that day no browser opens the pages.") if level != FINE else ""
    value = _("holds for %(days)s days") % {"days": days}
    yield Sign(_("Certificate"), value, level, advice, "certificate_days", days)


@check
def worker(now: datetime) -> Iterator[Sign]:
    """Work that should have been done by now: a job, a deadline, a round of the night."""
    waiting = Job.objects.filter(state="waiting").aggregate(since=Min("created_at"))["since"]
    late_job = waiting is not None and waiting < now - LATE
    late_clock = Timer.objects.filter(next_at__lt=now - LATE).exists()
    last = Tick.objects.order_by("-id").values_list("at", flat=True).first()
    silent = last is not None and last < now - timedelta(hours=26)
    stands = late_job or late_clock or silent
    advice = _("Start it: chehang worker, or chehang serve without --no-worker.") if stands else ""
    value = _("stands still") if stands else _("at work")
    age = (now - waiting).total_seconds() if waiting else 0
    yield Sign(_("Background work"), value, BAD if stands else FINE, advice, "oldest_job_seconds", round(age))


@check
def messages(now: datetime) -> Iterator[Sign]:
    """What did not go out; each store's own stand on its administrator's desk."""
    stuck = Outgoing.objects.filter(state__in=("failed", "unsure")).count()
    yield Sign(_("Messages not sent"), stuck, metric="messages_stuck", number=stuck)


def text(now: datetime) -> str:
    """The signs with a number, in the text format of Prometheus."""
    from chehang.core.health import signs

    lines = [f'chehang_info{{version="{__version__}",database="{connection.vendor}"}} 1']
    found: list[Any] = signs(now)
    lines += [f"chehang_{s.metric} {s.number}" for s in found if s.metric and s.number is not None]
    for level in (LOOK, BAD):
        lines.append(f'chehang_troubles{{level="{level}"}} {sum(s.level == level for s in found)}')
    good, tried = upkeep.last(upkeep.BACKUP, only_good=True), upkeep.last(upkeep.BACKUP)
    if tried:
        lines.append(f"chehang_backup_ok {int(tried.ok)}")
        lines.append(f"chehang_backup_last_success_seconds {good.at.timestamp() if good else 0:.0f}")
    return "\n".join(lines) + "\n"
