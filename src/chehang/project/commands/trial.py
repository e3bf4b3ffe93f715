"""``chehang trial``: a copy of the real store for training."""

import argparse
import subprocess
import sys
import time

NAME, ORDER = "trial", 75
HELP = "正式店的试用副本:建立、启动、丢弃 · a copy of the real store for training: make, serve, drop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and on which port the copy listens."""
    parser.add_argument("what", choices=("make", "serve", "drop"), help="make 建立 · serve 启动 · drop 丢弃")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址 · address (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8010, help="端口 · port (8010)")


def run(options: argparse.Namespace) -> int:
    """Make it (when there is none), serve it beside the real store, throw it away."""
    from chehang.core.context import STORE_TIME, Clock
    from chehang.project import trial

    if options.what == "drop":
        print("试用副本已丢弃。 Thrown away." if trial.drop() else "没有试用副本。 There is no trial copy.")
        return 0
    if options.what == "make" or not trial.place().exists():
        print(f"试用副本 trial copy: {trial.make(Clock().now().astimezone(STORE_TIME))}", flush=True)
    if options.what == "serve":
        command = [sys.executable, "-m", "chehang", "serve", "--host", options.host, "--port", str(options.port)]
        return _serve([*command, "--workers", "1"])
    return 0


def _serve(command: list[str]) -> int:
    """Until it is stopped, or thrown away by a click in the copy itself."""
    from chehang.project import trial

    server = subprocess.Popen(command, env=trial.environment())
    try:
        while server.poll() is None and not trial.is_over():
            time.sleep(0.5)
    finally:
        server.terminate()
        server.wait(30)
    if trial.is_over():
        trial.drop()
        print("试用副本已丢弃。 Thrown away.")
    return server.returncode if server.returncode and server.returncode > 0 else 0
