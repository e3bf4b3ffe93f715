"""``chehang migrate``: bring the database up to date."""

import argparse

NAME, ORDER = "migrate", 25
HELP = "升级数据库 · bring the database up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Apply migrations and set every guard anew."""
    from django.core.management import call_command

    call_command("migrate", interactive=False)
    return 0
