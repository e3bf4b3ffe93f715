"""``chehang openapi``: print the API's description."""

import argparse
import json

NAME, ORDER = "openapi", 90
HELP = "输出 OpenAPI 3.1 描述 · print the API description"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As JSON, or as lines."""
    parser.add_argument("--lines", action="store_true", help="一行一个接口,便于比较 · a line a route, to compare")


def run(options: argparse.Namespace) -> int:
    """OpenAPI 3.1 as JSON, keys sorted; with ``--lines`` a line a route and a line a shape."""
    from chehang.project.openapi import description, lines

    whole = description()
    if options.lines:
        print("\n".join(lines(whole)))
    else:
        print(json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False))
    return 0
