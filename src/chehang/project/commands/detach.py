"""``chehang detach``: put old years of journal and history away; ``verify`` still reads them."""

import argparse

NAME, ORDER = "detach", 77
HELP = "把往年的日志和状态历史移到旁边的归档表(PostgreSQL),verify 照样核对 · put old years of the journal away"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Until when, or back."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--before", type=int, metavar="YEAR", help="该年 1 月 1 日以前的全部归档 · everything before that year"
    )
    which.add_argument("--back", action="store_true", help="全部放回 · bring all of them back")


def run(options: argparse.Namespace) -> int:
    """Nobody may be at work meanwhile."""
    from chehang.core.context import Clock
    from chehang.project import oldyears, upgrading

    upgrading.refuse_company()
    if options.back:
        print(f"✓ {oldyears.attach():,}")
        return 0
    for table, rows in oldyears.detach(options.before, Clock().today().year).items():
        print(f"✓ {table}: {rows:,}")
    print("请执行 run: chehang verify;VACUUM ANALYZE")
    return 0
