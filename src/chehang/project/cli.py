"""The ``chehang`` command. Each subcommand is one file in ``commands/``."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from . import commands


def _modules() -> list[Any]:
    found = [import_module(f"{commands.__name__}.{m.name}") for m in iter_modules(commands.__path__)]
    return sorted((m for m in found if hasattr(m, "NAME")), key=lambda m: m.ORDER)


def parser() -> argparse.ArgumentParser:
    """The command line with all subcommands and their plain words."""
    top = argparse.ArgumentParser(
        prog="chehang",
        description="车行 Chehang:汽车4S店管理系统 · management system for car dealerships",
        epilog="每个命令加 --help 查看说明 · add --help to any command for its options",
    )
    subs = top.add_subparsers(dest="command", metavar="命令 command", required=True)
    for module in _modules():
        sub = subs.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run, needs_setup=getattr(module, "NEEDS_SETUP", True))
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit status."""
    options = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    try:
        if options.needs_setup:
            import django

            django.setup()
        return int(options.run(options) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`chehang openapi | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if said := in_plain_words(error):
            print(said, file=sys.stderr)
            return 1
        raise


def in_plain_words(error: Exception) -> str:
    """What to do about an error that is the installation's and not the program's; empty when it is neither."""
    from chehang.core.errors import Refused

    if isinstance(error, Refused):
        return "\n".join([error.message, *getattr(error, "__notes__", [])])
    text = str(error)
    if type(error).__name__ in ("OperationalError", "ProgrammingError"):
        if "no such table" in text or ("relation" in text and "does not exist" in text):
            return "数据库还没有建立:请先运行 chehang init。 The database is not set up yet: run `chehang init` first."
        if "connection" in text or "unable to open" in text:
            return f"连不上数据库,请检查 DATABASE_URL 或 CHEHANG_HOME。 The database cannot be reached: {text.strip()}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
