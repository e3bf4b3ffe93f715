"""``chehang backup``: a consistent copy of books and files, once or every night."""

import argparse
from pathlib import Path

NAME, ORDER = "backup", 70
HELP = "备份账套与附件,一次或每晚 · back up database and files, once or every night"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and how often."""
    parser.add_argument(
        "target",
        type=Path,
        nargs="?",
        help="目标文件;以 .age 结尾则加密 · archive to write, encrypted when it ends in .age",
    )
    parser.add_argument(
        "--every", choices=("night", "never"), help="每晚备份,或停止 · every night from now on, or no more"
    )
    parser.add_argument(
        "--to", type=Path, help="每晚备份的目录,最好在另一块盘上 · folder for them, best on another disk"
    )
    parser.add_argument("--at", default="01:30", help="时刻 · when (01:30)")
    parser.add_argument(
        "--keep", default="7d,4w,12m", help="保留天、周、月数 · days, weeks, months to keep (7d,4w,12m)"
    )
    parser.add_argument("--now", action="store_true", help="按计划立即备份一次 · make one by the plan now")
    parser.add_argument("--check", type=Path, metavar="FILE", help="试恢复一个备份 · prove an archive by restoring it")
    parser.add_argument("--key", type=Path, help="检查所用的密钥文件 · key file for --check")


def run(options: argparse.Namespace) -> int:
    """Write one archive and print its digest; or set the plan and make the first; or prove one."""
    from chehang.project import archive, backups, locker
    from chehang.project.safety import Unsafe

    if options.check:
        proof = archive.prove(options.check, options.key)
        print(f"✓ {options.check.name}: {proof['how']}, {proof['tables']} tables, {proof['files']} files")
        return 0
    if options.every == "never":
        backups.set_plan(None)
        print("不再每晚备份。 No more backups at night.")
        return 0
    if options.every:
        if not options.to:
            raise Unsafe("请用 --to 指出备份目录。 Name the folder by --to.")
        backups.set_plan(backups.Plan(str(options.to.resolve()), options.at, options.keep))
        if locker.make_key():
            print(
                f"请打印并另存密钥 {locker.key_file()}:没有它,备份在别的机器上打不开。\n"
                f"Print {locker.key_file()} and keep it elsewhere: without it no backup opens on another machine."
            )
    if options.every or options.now:
        return _one()
    if not options.target:
        raise Unsafe("请写目标文件,或用 --every night --to 目录。 Name a file, or --every night --to FOLDER.")
    print(backups.one(options.target))
    return 0


def _one() -> int:
    """The first night's backup is made at once: what does not work shows now and not in a month."""
    from chehang.core.context import Clock
    from chehang.project import backups
    from chehang.project.safety import Unsafe

    plan = backups.plan()
    if plan is None:
        raise Unsafe("还没有计划:先用 --every night --to 目录。 There is no plan yet: --every night --to FOLDER first.")
    made = backups.make(plan, Clock())
    print(f"✓ {made['to']}/{made['file']}  {made['bytes']:,} B · {made['proof']} · {made['seconds']} s")
    return 0
