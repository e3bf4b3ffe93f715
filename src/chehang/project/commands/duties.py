"""``chehang duties``: the duties of all posts, what performs them and what proves them in a month."""

import argparse
import json
import sys
from datetime import date
from typing import Any

NAME, ORDER = "duties", 85
HELP = "岗位职责:能做什么,上月有何凭据 · duties of posts: what can be done, what proves it"
MARKS = {"green": "✓", "amber": "…", "red": "✗", "idle": "·", "unproved": "?", "unbuilt": "-"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which store and month, and in which form."""
    parser.add_argument("--store", default="", help="门店编码(默认第一家) · code of the store (the first)")
    parser.add_argument("--month", default="", help="YYYY-MM(默认上一个整月) · the month (the last whole one)")
    parser.add_argument("--json", action="store_true", help="输出 JSON · print a list of objects")


def run(options: argparse.Namespace) -> int:
    """Print every duty; status 1 when there is no such store or month."""
    from chehang.core.context import Clock
    from chehang.insight.duties.standing import last_whole_month, standings
    from chehang.insight.duties.texts import duties
    from chehang.org.models import Store

    stores = Store.objects.order_by("code")
    store = (stores.filter(code=options.store) if options.store else stores).first()
    clock = Clock()
    try:
        month = date.fromisoformat(f"{options.month}-01") if options.month else last_whole_month(clock.today())
    except ValueError:
        print("月份写作 YYYY-MM。 A month is written YYYY-MM.", file=sys.stderr)
        return 1
    if store is None:
        print("没有这家门店。 There is no such store.", file=sys.stderr)
        return 1
    found = standings(store.pk, duties(), month, clock)
    if options.json:
        print(json.dumps([as_data(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        mark = "" if one.work.doable or not one.work.built else " (部分 in part)"
        print(f"{MARKS[one.state]} {one.duty.number:<5} {one.count:>6}  {one.duty.text}{mark}")
    done, proved = sum(o.work.doable for o in found), sum(o.evidenced for o in found)
    print(f"{month:%Y-%m} {store.short_name}: {done} / {len(found)} 可以完成 doable · {proved} 有凭据 evidenced")
    return 0


def as_data(one: Any) -> dict[str, Any]:
    """A duty in a month as plain data."""
    return {
        "post": one.duty.post,
        "number": one.duty.number,
        "title": one.duty.text,
        "doable": one.work.doable,
        "evidenced": one.evidenced,
        "late": one.state == "red",
        "operations": list(one.work.operations),
        "evidence": [_evidence(c) for c in one.counted],
        "state": one.state,
        "lacks": list(one.work.lacks),
    }


def _evidence(counted: Any) -> dict[str, Any]:
    rule = counted.rule
    what = {"operations": list(rule.operations)} if hasattr(rule, "operations") else {"documents": rule.model}
    last = counted.last.isoformat() if counted.last else None
    return {**what, "count": counted.count, "at_least": rule.at_least, "occasion": counted.occasion, "last": last}
