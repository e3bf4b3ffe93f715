"""``chehang serve``: run the server."""

import argparse
import multiprocessing
import os
import threading

NAME, ORDER = "serve", 30
HELP = "启动服务 · run the server"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and with how many workers."""
    parser.add_argument("--host", default="127.0.0.1", help="监听地址 · address (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="端口 · port (8000)")
    parser.add_argument(
        "--workers", type=int, default=min(2, os.cpu_count() or 1), help="进程数 · processes (2, 单核为 1)"
    )
    parser.add_argument("--threads", type=int, default=3, help="每个进程的线程数 · threads of each process (3)")
    parser.add_argument(
        "--no-worker", action="store_true", help="不在此进程运行后台任务 · leave jobs to `chehang worker`"
    )


def run(options: argparse.Namespace) -> int:
    """Refuse unsafe settings, hold the database file, then serve until stopped."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from chehang.project import assets, safety, upgrading

    safety.hold_database()
    safety.refuse_unsafe()
    upgrading.refuse_unfinished(strict=settings.MODE == "production")
    call_command("migrate", verbosity=0, interactive=False)
    safety.refuse_mixed()
    assets.collect()
    connection.close()
    if not options.no_worker:
        from chehang.project.commands.worker import begin_backups, begin_clocks, begin_sending, work_forever

        begin_clocks()
        begin_sending()
        begin_backups()
        threading.Thread(target=work_forever, daemon=True, name="worker").start()
    print(f"车行 Chehang → http://{options.host}:{options.port}", flush=True)
    _serve(options)
    return 0


# Python threads of one process share one core: more of them only make each other late.
def _serve(options: argparse.Namespace) -> None:
    # A process forked while a background thread holds a lock waits for that lock for ever: the workers begin afresh.
    multiprocessing.set_start_method("spawn", force=True)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "chehang.project.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        websockets=False,
        log_level=LogLevels.error,  # what it says at a start is told above in plain words
        log_access=False,
    ).serve()
