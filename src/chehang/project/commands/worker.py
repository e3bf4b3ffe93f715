"""``chehang worker``: do the background work and let the clocks strike."""

import argparse
import logging
import threading
import time

NAME, ORDER = "worker", 40
HELP = "运行后台任务 · do the background work"
STRIKES = 30  # seconds between two looks at the clocks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or for good."""
    parser.add_argument("--once", action="store_true", help="做完等待中的任务即退出 · stop when nothing waits")


def run(options: argparse.Namespace) -> int:
    """Take waiting jobs one after another."""
    from chehang.project import upgrading

    upgrading.refuse_unfinished(strict=False)
    if options.once:
        strike()
        while work_once():
            pass
        send_messages()
        return 0
    begin_clocks()
    begin_sending()
    begin_backups()
    work_forever()
    return 0


def work_once() -> bool:
    """Do one waiting job; False when none waits."""
    from chehang.core import jobs
    from chehang.core.context import Clock
    from chehang.org.models import Account
    from chehang.org.services import actor_for, house_at

    row = jobs.take()
    if row is None:
        return False
    clock = Clock()
    if row.account_id:
        account = Account.objects.select_related("employee").get(pk=row.account_id)
        actor = actor_for(account, clock, store_id=row.store_id, channel="job")
    else:
        actor = house_at(row.store_id)
    jobs.run(row, actor, clock, trouble="administrator")
    return True


def strike() -> int:
    """Let the clock of every store strike until nothing is due; returns how many acts that took."""
    from chehang.core import schedule
    from chehang.core.context import Clock
    from chehang.core.errors import Refused
    from chehang.org.operations.run_clocks import RunClocks, run_clocks
    from chehang.org.services import house_at, living

    clock, acts = Clock(), 0
    for store_id in living().values_list("pk", flat=True).order_by("pk"):
        house = house_at(store_id)
        try:
            while schedule.anything_due(house, clock.now()):
                run_clocks(RunClocks(), actor=house, clock=clock)
                acts += 1
        except Refused:
            logging.getLogger("chehang.worker").exception("the clock of store %s", store_id)
    return acts


def begin_clocks() -> None:
    """Let the clocks strike in a thread of their own: no long job makes a deadline late."""
    threading.Thread(target=_strike_forever, daemon=True, name="clocks").start()


def _strike_forever() -> None:
    from django.db import close_old_connections

    while True:
        close_old_connections()
        try:
            strike()
        except Exception:
            logging.getLogger("chehang.worker").exception("the clocks")
        time.sleep(STRIKES)


def begin_backups() -> None:
    """Let the nightly backup have a thread of its own: it may take minutes."""
    threading.Thread(target=_back_up_forever, daemon=True, name="backups").start()


def _back_up_forever() -> None:
    from django.db import close_old_connections

    from chehang.project import backups

    while True:
        time.sleep(STRIKES)
        close_old_connections()
        try:
            backups.strike()
        except (Exception, SystemExit):
            logging.getLogger("chehang.worker").exception("the nightly backup")


def send_messages() -> int:
    """Send what is due, one way out after the other; returns how many were handed over."""
    from chehang.core.context import Clock
    from chehang.core.outbox import sending

    forward_messages()
    return sending.send_due(Clock())


def forward_messages() -> None:
    """Put into the outbox what people asked to be told outside, and give up what a worker left in the middle."""
    from chehang.core.context import Clock
    from chehang.core.outbox import forwarding, sending
    from chehang.org.services import house_at

    clock = Clock()
    sending.give_up_silent(clock.now())
    for store_id in forwarding.stores_with_reach():
        forwarding.forward(house_at(store_id), clock)


def begin_sending() -> None:
    """Let each way out have a thread of its own: a slow or dead one delays nobody."""
    threading.Thread(target=_send_forever, daemon=True, name="messages").start()


def _send_forever() -> None:
    from django.db import close_old_connections

    from chehang.core.context import Clock
    from chehang.core.outbox import sending

    lanes: dict[int, threading.Thread] = {}
    looked = 0.0
    while True:
        close_old_connections()
        try:
            if time.monotonic() - looked > STRIKES:
                looked = time.monotonic()
                forward_messages()
            for lane in sending.due_lanes(Clock().now()):
                if lane not in lanes or not lanes[lane].is_alive():
                    lanes[lane] = threading.Thread(target=_lane, args=(lane,), daemon=True, name=f"lane {lane}")
                    lanes[lane].start()
        except Exception:
            logging.getLogger("chehang.worker").exception("messages")
        time.sleep(2)


def _lane(lane: int) -> None:
    from django.db import connection

    from chehang.core.context import Clock
    from chehang.core.outbox import sending

    try:
        while sending.send_next(lane, Clock()):
            pass
    except Exception:
        logging.getLogger("chehang.worker").exception("way out %s", lane)
    finally:
        connection.close()


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
