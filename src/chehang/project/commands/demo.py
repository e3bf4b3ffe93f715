"""``chehang demo``: make the sample store."""

import argparse
import sys
import time
from datetime import timedelta

NAME, ORDER = "demo", 20
HELP = "建立示例店“泓川”:三个月的业务 · make the sample store with three months of business"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How long the play is."""
    parser.add_argument("--days", type=int, default=92, help="业务天数 · days of business (92)")


def run(options: argparse.Namespace) -> int:
    """Make the sample store once; a second call sees it and does nothing. Refused where real people work."""
    from django.core.management import call_command

    from chehang.core.context import STORE_TIME, Clock, FixedClock
    from chehang.org.models import Store
    from chehang.project import demo_hashers
    from chehang.project.demo import cast, play
    from chehang.project.safety import Unsafe

    started = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    if Store.objects.filter(is_sample=True).exists():
        return 0
    if Store.objects.exists():
        raise Unsafe("这里是正式店,不能加入示例数据。 This is a real store: no sample data here.")
    now = Clock().now()
    today = now.astimezone(STORE_TIME).date()
    since = (
        (today - timedelta(days=options.days)).replace(day=1)
        if options.days > 31
        else today - timedelta(days=options.days)
    )
    with demo_hashers.fast():
        clock = FixedClock(play.opening_hours(since, 0))
        stage = cast.raise_curtain(clock, since)
        _say(0, 100, "人员、客户、目录")
        cast.capital(stage)
        cast.partners(stage)
        cast.catalogue(stage)
        play.perform(stage, since, now, _say)
    demo_hashers.harden()
    print(f"\n示例店已就绪 · sample store ready ({time.monotonic() - started:.0f} s)", flush=True)
    return 0


def _say(done: int, total: int, what: str) -> None:
    """One line that moves on a terminal, a line per tenth elsewhere."""
    if sys.stdout.isatty():
        print(f"\r  {done * 100 // total:3d} %  {what:<24}", end="", flush=True)
    elif done % max(1, total // 10) == 0:
        print(f"  {done * 100 // total:3d} %  {what}", flush=True)
