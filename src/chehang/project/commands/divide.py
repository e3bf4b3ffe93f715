"""``chehang divide``: the big tables in parts, one for each store (PostgreSQL)."""

import argparse

NAME, ORDER = "divide", 76
HELP = "把大表按门店分区 (PostgreSQL),停机时执行 · divide the big tables by store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """Divide what is whole, and give new stores their parts."""
    from chehang.project import partitions

    for table, made in partitions.divide().items():
        print(f"✓ {table}: +{len(made)}")
    print("\n".join(partitions.report()))
    return 0
