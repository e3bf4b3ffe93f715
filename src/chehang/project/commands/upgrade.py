"""``chehang upgrade``: save everything, bring the database up to date, prove it; or back to where it was."""

import argparse

NAME, ORDER = "upgrade", 26
HELP = "升级:先备份,再迁移、核对,不成则恢复原状 · save, migrate, verify, or go back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Rules that were broken before."""
    parser.add_argument("--known", default="", help="升级前已有问题的规则,如 I04,I20 · rules known to be broken before")


def run(options: argparse.Namespace) -> int:
    """Nobody else may be at work meanwhile. Cut off, it is run again."""
    from chehang.project import safety, upgrading

    safety.hold_database()
    safety.refuse_unsafe()
    upgrading.refuse_company()
    print(upgrading.upgrade(frozenset(filter(None, options.known.split(",")))))
    return 0
