"""``chehang openapi``: print the API's description."""

import argparse
import json

NAME, ORDER = "openapi", 90
HELP = "输出 OpenAPI 3.1 描述 · print the API description"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """OpenAPI 3.1 as JSON, keys sorted."""
    from chehang.project.openapi import description

    print(json.dumps(description(), indent=1, sort_keys=True, ensure_ascii=False))
    return 0
