"""``chehang worker``: do the background work."""

import argparse
import logging
import time

NAME, ORDER = "worker", 40
HELP = "运行后台任务 · do the background work"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or for good."""
    parser.add_argument("--once", action="store_true", help="做完等待中的任务即退出 · stop when nothing waits")


def run(options: argparse.Namespace) -> int:
    """Take waiting jobs one after another."""
    if options.once:
        while work_once():
            pass
        return 0
    work_forever()
    return 0


def work_once() -> bool:
    """Do one waiting job; False when none waits."""
    from chehang.core import jobs
    from chehang.core.context import Clock
    from chehang.org.models import Account
    from chehang.org.services import actor_for

    row = jobs.take()
    if row is None:
        return False
    clock = Clock()
    account = Account.objects.select_related("employee").get(pk=row.account_id)
    jobs.run(row, actor_for(account, clock, store_id=row.store_id, channel="job"), clock)
    return True


def work_forever() -> None:
    """Look for work every second; what an earlier worker left in the middle is closed first."""
    from django.db import close_old_connections

    from chehang.core import jobs
    from chehang.core.context import Clock

    jobs.recover(Clock().now())
    while True:
        close_old_connections()
        try:
            busy = work_once()
        except Exception:
            logging.getLogger("chehang.worker").exception("background work")
            busy = False
        if not busy:
            time.sleep(1)
