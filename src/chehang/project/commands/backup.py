"""``chehang backup``: a consistent copy of books and files."""

import argparse
from pathlib import Path

NAME, ORDER = "backup", 70
HELP = "备份账套与附件到一个文件 · back up database and files into one archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("target", type=Path, help="目标文件,如 backup.tar.gz · archive to write")


def run(options: argparse.Namespace) -> int:
    """Write the archive and print its digest."""
    from chehang.project.archive import back_up

    print(back_up(options.target))
    return 0
