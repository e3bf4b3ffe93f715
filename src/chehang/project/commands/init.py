"""``chehang init``: prepare a real store."""

import argparse
import getpass
import sys

from chehang.project.place import write_key

NAME, ORDER = "init", 10
HELP = "建立新门店:生成密钥、建库、在控制台创建管理员 · set up a real store: key, database, administrator"
NEEDS_SETUP = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything may be given ahead; what is missing is asked."""
    parser.add_argument(
        "--cell", type=int, default=0, help="集团多库时本库的单元号 · cell number in a group of databases"
    )
    parser.add_argument("--store-code", help="门店代码,如 01 · store code")
    parser.add_argument("--store-name", help="门店全称 · full name of the store")
    parser.add_argument("--name", help="管理员姓名 · administrator's name")
    parser.add_argument("--username", help="管理员登录名 · administrator's login")


def run(options: argparse.Namespace) -> int:
    """Write the key, migrate, and make the first store with its administrator. The password is only ever typed."""
    write_key()
    import django

    django.setup()
    from django.core.management import call_command

    from chehang.core.context import Clock
    from chehang.org.models import Account, Store
    from chehang.org.setup import first_store, make_administrator

    call_command("migrate", verbosity=0, interactive=False)
    if Account.objects.exists():
        print("这里已有门店和账号,未作改动。 A store and its accounts exist already; nothing was changed.")
        return 1
    if options.cell:
        from chehang.project.cells import number

        number(options.cell)
    ask = _ask
    code = options.store_code or ask("门店代码 store code [01]: ") or "01"
    name = options.store_name or ask("门店全称 store name: ")
    person = options.name or ask("管理员姓名 administrator's name: ")
    login = options.username or ask("管理员登录名 login: ")
    password = _password()
    store = Store.objects.filter(code=code).first() or first_store(code, name, name[:20])
    _open_books(store)
    make_administrator(store, person, login, password, Clock())
    print("完成。请运行 chehang serve 并登录。 Done: run `chehang serve` and log in.")
    return 0


def _open_books(store: object) -> None:
    from chehang.core.context import Clock
    from chehang.project.opening import open_store

    open_store(store, Clock())


def _ask(question: str) -> str:
    return input(question).strip()


def _password() -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if not sys.stdin.isatty():
        password = sys.stdin.readline().strip()
        validate_password(password)
        return password
    while True:
        password = getpass.getpass("密码 password: ")
        try:
            validate_password(password)
        except ValidationError as weak:
            print(" ".join(weak.messages))
            continue
        if password == getpass.getpass("再输一次 again: "):
            return password
        print("两次输入不同。 The two do not match.")
