"""All tables of speed, on both engines: ``python -m bench`` (``--quick`` for a hundredth of the size).

Each engine gets a folder and a database of its own, made for this run and thrown away; PostgreSQL runs with fsync.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In this order: lookup and pages are measured among the parts that the import has entered.
TABLES = [
    ("catalogue_import", [], ["--parts", "20000", "--list", "10000"]),
    ("move_in", [], ["--parts", "1800", "--people", "300", "--stock", "120"]),
    ("lookup", [], ["--questions", "200"]),
    ("pages", [], ["--asked", "5"]),
    ("approvals", [], ["--open", "500"]),
    ("duties", [], ["--rows", "2000"]),
    ("parts_year", [], ["--parts", "100", "--moves", "1600"]),
    ("books", [], ["--acts", "50", "--documents", "3340"]),
    ("finance_years", [], ["--lines", "20000"]),
    ("imports", [], ["--batches", "300", "--lines", "100", "--history", "3000"]),
    ("measures", [], ["--rows", "20000"]),
    ("managers", [], ["--people", "12", "--stores", "3", "--rows", "2000"]),
    ("clocks", [], ["--dues", "5000"]),
    ("departments", [], ["--scale", "0.01"]),
    ("last_car", [], ["--cars", "3"]),
    ("cases", [], ["--cases", "100"]),
    ("people", [], ["--people", "60"]),
    ("plan_store", [], ["--parts", "300", "--months", "12", "--large", "0"]),
    ("planner_day", [], ["--parts", "300", "--months", "14"]),
    ("move_in", [], ["--parts", "300", "--people", "400", "--stock", "30"]),
    ("backup", [], []),
]
# Pure numbers: no database. The frontier is measured on a file of demand named by CHEHANG_DEMAND.
PURE = [
    ("planning_speed", [], ["--most", "10000"]),
    ("planning_forecasts", [], ["--parts", "5000", "--peer-parts", "200"]),
    ("group_plan", [], ["--stores", "4", "--parts", "500"]),
]


def main() -> int:
    """Run every table on every engine; status 1 when one could not be measured."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="small sizes: whether it runs, not how fast it is")
    options.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    chosen = options.parse_args()
    engines = ["sqlite", "postgres"] if chosen.engine == "both" else [chosen.engine]
    return max(pure(quick=chosen.quick), *(measure(engine, quick=chosen.quick) for engine in engines))


def pure(*, quick: bool) -> int:
    """The tables that need no database."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    wanted = [(name, small if quick else full) for name, full, small in PURE]
    if file := os.environ.get("CHEHANG_DEMAND"):
        wanted.append(("planning_frontier", [file]))
    status = 0
    for name, arguments in wanted:
        print(f"\n== {name}", flush=True)
        status = max(status, subprocess.call([sys.executable, "-m", f"bench.{name}", *arguments], env=env, cwd=ROOT))
    return status


def measure(engine: str, *, quick: bool) -> int:
    """All tables of one engine in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="chehang-bench-") as home:
        paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        env = {**os.environ, "CHEHANG_HOME": home, "CHEHANG_MODE": "test", "PYTHONPATH": paths}
        if engine == "sqlite":
            env.pop("DATABASE_URL", None)
            return tables(env, quick=quick)
        inner = [
            sys.executable,
            "-c",
            f"import bench.__main__ as b, os; raise SystemExit(b.tables(os.environ, quick={quick}))",
        ]
        status = subprocess.call(
            [sys.executable, str(ROOT / "tools/with_postgres.py"), "--durable", *inner], env=env, cwd=ROOT
        )
        return 0 if status == 75 else status


def tables(env: "os._Environ[str] | dict[str, str]", *, quick: bool) -> int:
    """Make the database, then print one table after another."""
    made = subprocess.call(
        [sys.executable, "-m", "chehang", "migrate"], env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL
    )
    status = made
    for name, full, small in TABLES:
        print(f"\n== {name} · {'PostgreSQL' if env.get('DATABASE_URL') else 'SQLite'}", flush=True)
        asked = [sys.executable, "-m", f"bench.{name}", *(small if quick else full)]
        status = max(status, subprocess.call(asked, env=dict(env), cwd=ROOT))
    return status


if __name__ == "__main__":
    sys.exit(main())
