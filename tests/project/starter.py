"""A process with everything imported, of which each call of ``chehang`` is a fork: a process of its own that starts at once.

A line of JSON on its stdin says what to run (``words``, ``env``, ``typed``, ``timeout`` in seconds), a line on its stdout what came of it.
"""

import importlib
import json
import os
import signal
import sys
import tempfile
import traceback
from typing import Any


def run(asked: dict[str, Any]) -> dict[str, Any]:
    """Fork, run and wait; ``code``, ``out`` and ``err`` as of any other process."""
    with tempfile.TemporaryFile() as typed, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        typed.write(asked["typed"].encode())
        typed.seek(0)
        child = os.fork()
        if child == 0:
            for n, file in enumerate((typed, out, err)):
                os.dup2(file.fileno(), n)
            signal.alarm(asked["timeout"])
            os._exit(called(asked["words"], asked["env"]))
        _pid, status = os.waitpid(child, 0)
        said = [file.seek(0) or file.read().decode() for file in (out, err)]
    return {"code": os.waitstatus_to_exitcode(status), "out": said[0], "err": said[1]}


def called(words: list[str], env: dict[str, str]) -> int:
    """As ``python -m chehang words`` under ``env``: the settings are read anew, nothing else was asked of them so far."""
    os.environ.clear()
    os.environ.update(env)
    sys.argv[:] = ["chehang", *words]
    from django.conf import Settings, settings
    from django.db import connections

    from chehang.project import cli
    from chehang.project import settings as ours

    code: Any = 1
    try:
        importlib.reload(ours)
        settings.__dict__.clear()
        settings._wrapped = Settings(ours.__name__)
        for known in connections.all(initialized_only=True):
            del connections[known.alias]
        connections.__dict__.pop("settings", None)
        connections._settings = None
        code = cli.main(words)
    except SystemExit as end:
        code = end.code
        if isinstance(code, str):
            print(code, file=sys.stderr)
    except Exception:  # noqa: BLE001  a process of its own would end with it
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


if __name__ == "__main__":
    import django

    django.setup()
    from chehang.project import cli

    cli.parser()
    print("{}", flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
