"""``chehang restore``: bring a backup back, into an empty place."""

import argparse
from pathlib import Path

NAME, ORDER = "restore", 71
HELP = "从备份恢复到空的数据目录 · restore a backup into an empty place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which archive."""
    parser.add_argument("source", type=Path, help="备份文件 · archive to read")


def run(options: argparse.Namespace) -> int:
    """Restore, compare the digests, and say so."""
    from chehang.project.archive import restore

    print(restore(options.source))
    return 0
