"""The ``chehang`` command. Each subcommand is one file in ``commands/``."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from . import commands

NO_DATABASE = {"init"}


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
    if options.needs_setup:
        import django

        django.setup()
    return int(options.run(options) or 0)


if __name__ == "__main__":
    sys.exit(main())
