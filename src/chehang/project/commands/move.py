"""``chehang move``: a whole store with its books from one database into another."""

import argparse
from pathlib import Path

NAME, ORDER = "move", 78
HELP = "把一家门店连同账簿搬到另一个数据库 · move a whole store with its books into another database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``out`` here, ``in`` there, ``gone`` here again with the receipt."""
    acts = parser.add_subparsers(dest="act", metavar="out|in|gone", required=True)
    out = acts.add_parser("out", help="导出(先停止服务) · take a store out to a file (stop the service first)")
    out.add_argument("store", help="门店代码,如 01 · store code")
    out.add_argument("file", type=Path, help="文件 .tar.gz 或加密的 .tar.gz.age · file, locked when it ends in .age")
    into = acts.add_parser("in", help="搬入并核对全部不变量 · bring it in and prove every rule")
    into.add_argument("file", type=Path)
    into.add_argument("--key", type=Path, help="导出方的 backup.key · key file of the sending side")
    into.add_argument("--cell", type=int, default=0, help="从此库起用的新单元号 · a new cell number to count on from")
    gone = acts.add_parser("gone", help="凭回执从原库删除 · delete it where it came from, with the receipt")
    gone.add_argument("file", type=Path)
    gone.add_argument("receipt", help="搬入时显示的回执 · the receipt shown by `move in`")


def run(options: argparse.Namespace) -> int:
    """Do what was asked and say what comes next."""
    from chehang.project import moving, safety

    if options.act != "out":
        safety.hold_database()
    if options.act == "out":
        print(f"✓ {options.file} · {moving.take_out(options.store, options.file)}")
        print("在另一个数据库执行 there: chehang move in FILE --key backup.key")
    elif options.act == "in":
        print(f"✓ 回执 receipt: {moving.bring_in(options.file, options.key, options.cell)}")
        print("在原数据库执行 where it came from: chehang move gone FILE RECEIPT")
    else:
        print(f"✓ 门店 {moving.let_go(options.file, options.receipt)} 已搬走。 It is gone from here.")
    return 0
