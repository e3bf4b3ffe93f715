"""``chehang measures``: the measures of a store in a period."""

import argparse
import json

NAME, ORDER = "measures", 65
HELP = "经营指标:上个整月或指定期间 · measures of a store: its last whole month, or another period"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which store, which period, and as what."""
    parser.add_argument("--json", action="store_true", help="输出 JSON · as JSON")
    parser.add_argument("--store", default="", help="门店编号 · code of the store (the first one)")
    parser.add_argument("--period", default="", help="2026-11, 2026-Q4, 2026, 2026-W48, 2026-11-23 …")


def run(options: argparse.Namespace) -> int:
    """Print every measure; status 1 when there is no such store or period."""
    from django.utils import translation

    from chehang.core.context import Clock, system_actor
    from chehang.core.measures import Span, measures, read
    from chehang.org.models import Store

    stores = Store.objects.order_by("code")
    store = (stores.filter(code=options.store) if options.store else stores).first()
    if store is None:
        print("没有这个门店。 There is no such store.")
        return 1
    today = Clock().today()
    span = Span.read(options.period) if options.period else Span.of("month", today).back()
    if span is None:
        print("看不懂这个期间。 This is no period.")
        return 1
    who = system_actor(store.pk, "console")
    with translation.override("zh-hans"):
        readings = [read(m, who, span, today) for m in measures().values()]
        lines = [_entry(r) for r in readings]
    if options.json:
        print("[\n" + ",\n".join(lines) + "\n]")
        return 0
    for line in lines:
        told = json.loads(line, parse_float=str, parse_int=str)
        value = "—" if told["value"] is None else f"{told['value']} {told['unit']}"
        print(f"{told['name']:<32} {value:>24}  {told['title']}")
    return 0


def _entry(reading: object) -> str:
    """One measure as a JSON object; the value is an exact number, null where there is no data."""
    from chehang.core.measures import Reading

    assert isinstance(reading, Reading)
    measure = reading.measure
    words = {"name": measure.name, "title": str(measure.title), "unit": measure.unit, "owner": measure.owner}
    value = "null" if reading.value is None else f"{reading.value:f}"
    rest = {"period": reading.span.code, "rows": reading.rows}
    return f'{json.dumps(words, ensure_ascii=False)[:-1]}, "value": {value}, {json.dumps(rest)[1:]}'
