"""``chehang demo``: make the sample store."""

import argparse
import sys
import time
from datetime import datetime, timedelta

NAME, ORDER = "demo", 20
HELP = "建立示例店“泓川”:三个月的业务 · make the sample store with three months of business"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How long the play is, and how much happens on a day."""
    parser.add_argument("--months", type=int, default=3, help="业务月数 · months of business (3)")
    parser.add_argument("--days", type=int, default=0, help="只演这么多天 · only so many days of business")
    parser.add_argument("--now", default="", help=argparse.SUPPRESS)
    parser.add_argument(
        "--size", choices=("tiny", "quick", "S", "M"), default="quick",
        help="业务量:quick 单据少而种类全,S 小店,M 标准店 · quick: every kind but few papers; S: a small store; M: a typical one",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Make the sample store once; a second call sees it and does nothing. Refused where real people work."""
    from chehang.project.demo import haste

    with haste.apart():
        return _make(options)


def _make(options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from chehang.core.context import STORE_TIME, Clock
    from chehang.core.stage import Size
    from chehang.org.models import Store
    from chehang.project import demo_hashers
    from chehang.project.demo import director, haste
    from chehang.project.safety import Unsafe

    started = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    if Store.objects.filter(is_sample=True).exists():
        return 0
    if Store.objects.exists():
        raise Unsafe("这里是正式店,不能加入示例数据。 This is a real store: no sample data here.")
    now = datetime.fromisoformat(options.now) if options.now else Clock().now()
    since = director.first_day(now, options.months)
    if options.days:
        since = now.astimezone(STORE_TIME).date() - timedelta(days=options.days)
    with demo_hashers.fast(), haste.haste():
        director.perform(now, since, Size(options.size), _say)
    demo_hashers.harden()
    print(f"\n示例店已就绪 · sample store ready ({time.monotonic() - started:.0f} s)", flush=True)
    return 0


def _say(done: int, total: int, what: str) -> None:
    """One line that moves on a terminal, a line per tenth elsewhere."""
    if sys.stdout.isatty():
        print(f"\r  {done * 100 // total:3d} %  {what:<24}", end="", flush=True)
    elif done % max(1, total // 10) == 0:
        print(f"  {done * 100 // total:3d} %  {what}", flush=True)
