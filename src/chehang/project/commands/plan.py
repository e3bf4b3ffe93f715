"""``chehang plan``: make the stock plan of a store, or try the method on a demand file."""

import argparse
import json

NAME, ORDER = "plan", 80
HELP = "库存计划:编制,或用历史需求检验 · stock plan: make one, or back-test the method"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``run`` or ``backtest``, each with its options."""
    from chehang.planning.inputs import OBJECTIVES

    acts = parser.add_subparsers(dest="act", metavar="run|backtest", required=True)
    run_ = acts.add_parser("run", help="按本店账簿编制计划 · plan from the store's books")
    run_.add_argument("--user", required=True, help="计划员登录名 · login of the parts planner")
    run_.add_argument("--objective", choices=OBJECTIVES, default="line", help="目标 · what to aim at")
    test = acts.add_parser("backtest", help="用需求文件检验 · back-test on a demand file")
    test.add_argument("file", help="CSV:part, [price], [lead_months], YYYY-MM …")
    test.add_argument("--out", default=".", help="输出目录 · folder for the report")
    test.add_argument("--lead", type=int, default=1, help="到货周期(月) · lead time, months (1)")
    test.add_argument("--burn-in", type=int, default=3, help="预热月数 · months before those that count (3)")
    test.add_argument("--evaluate", type=int, default=12, help="评估月数 · months that count (12)")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; status 1 when it is refused."""
    return _run(options) if options.act == "run" else _backtest(options)


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
    print(json.dumps(report["capital_months_for_line_fill"], ensure_ascii=False, indent=1))
    return 0
