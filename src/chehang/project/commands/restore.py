"""``chehang restore``: bring a backup back, into an empty place."""

import argparse
from pathlib import Path

NAME, ORDER = "restore", 71
HELP = "从备份恢复到空的数据目录 · restore a backup into an empty place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which archive."""
    parser.add_argument("source", type=Path, help="备份文件 · archive to read")
    parser.add_argument("--key", type=Path, help="备份密钥文件(加密的备份需要) · key file of a locked archive")


def run(options: argparse.Namespace) -> int:
    """Restore, compare the digests, and say so. The key is not in the archive: a new place gets its own."""
    from chehang.project import erasures, upgrading
    from chehang.project.archive import restore
    from chehang.project.place import home, write_key

    print(restore(options.source, options.key))
    erasures.gather(home(), options.source.resolve().parent)
    if upgrading.pending():
        print("升级后会重新删除登记册中客户的个人信息。 Erased people are erased again by the upgrade.")
    elif count := erasures.apply():
        print(f"已重新删除 {count} 位客户的个人信息。 {count} erased people were erased again.")
    if write_key():
        print("已为此目录生成新的密钥,所有人需重新登录。 This place has a key of its own: everybody signs in again.")
    return 0
