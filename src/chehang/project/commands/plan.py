"""``chehang plan``: make the stock plan of a store, or try the method on a demand file."""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

NAME, ORDER = "plan", 80
HELP = "库存计划:编制,或用历史需求检验 · stock plan: make one, or back-test the method"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``run`` or ``backtest``, each with its options."""
    from chehang.planning.inputs import OBJECTIVES

    acts = parser.add_subparsers(dest="act", metavar="run|group|backtest", required=True)
    run_ = acts.add_parser("run", help="按本店账簿编制计划 · plan from the store's books")
    run_.add_argument("--user", required=True, help="计划员登录名 · login of the parts planner")
    run_.add_argument("--objective", choices=OBJECTIVES, default="line", help="目标 · what to aim at")
    group = acts.add_parser("group", help="所有门店同时编制,每店一个计划 · a plan for every store, some at once")
    group.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="同时编制的门店数 · stores at once")
    test = acts.add_parser("backtest", help="用需求文件检验 · back-test on a demand file")
    test.add_argument("file", help="CSV:part, [price], [lead_months], YYYY-MM …")
    test.add_argument("--out", default=".", help="输出目录 · folder for the report")
    test.add_argument("--lead", type=int, default=1, help="到货周期(月) · lead time, months (1)")
    test.add_argument("--burn-in", type=int, default=3, help="预热月数 · months before those that count (3)")
    test.add_argument("--evaluate", type=int, default=12, help="评估月数 · months that count (12)")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; status 1 when it is refused."""
    return {"run": _run, "group": _group, "backtest": _backtest}[options.act](options)


def _run(options: argparse.Namespace) -> int:
    from chehang.core.context import Clock
    from chehang.core.operation import operations
    from chehang.org.models import Account
    from chehang.org.services import actor_for

    account = Account.objects.select_related("employee").filter(username=options.user, is_active=True).first()
    if account is None:
        print(f"没有登录名 {options.user}。 There is no login {options.user}.")
        return 1
    clock, op = Clock(), operations()["replenishment.run_plan"]
    done = op(
        op.command.model_validate({"objective": options.objective}),
        actor=actor_for(account, clock, channel="console"),
        clock=clock,
    )
    print(f"{done.number}  → /replenishment/plan/?plan={done.id}")
    return 0


def planners() -> dict[str, str]:
    """Store → login of its parts planner; "" where nobody with a login plans."""
    from chehang.core.context import Clock
    from chehang.org.models import Account
    from chehang.org.services import holders, living

    today, found = Clock().today(), {}
    for store in living().order_by("code"):
        people = [e.pk for e in holders(store.pk, "parts_planner", today)]
        logins = Account.objects.filter(employee__in=people, employee__store=store, is_active=True).order_by("pk")
        found[store.code] = logins.values_list("username", flat=True).first() or ""
    return found


def _group(options: argparse.Namespace) -> int:
    """A store is the chunk: its books, its quota, a process of its own; so each plan is the one its planner would make alone."""
    words = [sys.executable, "-m", "chehang", "plan", "run", "--user"]

    def one(pair: tuple[str, str]) -> bool:
        store, login = pair
        if not login:
            print(f"{store}  没有能登录的配件计划员。 Nobody with a login plans here.", flush=True)
            return False
        done = subprocess.run([*words, login], capture_output=True, text=True, check=False)
        print(f"{store}  {(done.stdout or done.stderr).strip()}", flush=True)
        return done.returncode == 0

    with ThreadPoolExecutor(max(1, options.processes)) as pool:
        return int(not all([*pool.map(one, planners().items())]))


def _backtest(options: argparse.Namespace) -> int:
    from chehang.planning import InputError
    from chehang.planning.backtest import BacktestOptions, backtest_file

    try:
        report = backtest_file(
            options.file, options.out, BacktestOptions(options.lead, options.burn_in, options.evaluate)
        )
    except InputError as wrong:
        print(wrong)
        return 1
    if missing := report["left_out"]:
        print("没有价格,未计入 · left out, no price:", " ".join(map(str, missing)))  # type: ignore[call-overload]
    print(json.dumps(report["capital_months_for_line_fill"], ensure_ascii=False, indent=1))
    return 0
