"""The base of every department's AppConfig: it finds the parts of the app by their names."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

PARTS = (
    "access",
    "parameters",
    "states",
    "guards",
    "doubts",
    "documents",
    "listeners",
    "invariants",
    "search",
    "panels",
    "desk",
    "web.screens",
    "duties",
    "measures",
)


class ChehangApp(AppConfig):
    """Imports an app's operations, states, guards, documents, listeners and screens, and installs its guards."""

    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        # Django takes the config marked default when apps.py shows it more than one class.
        cls.default = True

    def ready(self) -> None:
        for part in PARTS:
            self._import(part)
        if operations := self._import("operations"):
            for module in iter_modules(operations.__path__):
                import_module(f"{operations.__name__}.{module.name}")
        pre_migrate.connect(self._make_way, sender=self)
        post_migrate.connect(self._install_guards, sender=self)

    def _import(self, part: str) -> Any:
        name = f"{self.name}.{part}"
        try:
            there = find_spec(name) is not None
        except ModuleNotFoundError:
            there = False
        if not there:
            return None
        module = import_module(name)
        if part == "guards" and hasattr(module, "GUARDS"):
            from .guards import declare

            declare(self.label, module.GUARDS)
        return module

    def _make_way(self, plan: Any = (), **kwargs: Any) -> None:
        """SQLite changes a table by making it anew, which it refuses while triggers of others speak of it."""
        from django.db import connection

        from .guards import remove

        if plan and connection.vendor == "sqlite":
            remove(self.label)

    def _install_guards(self, **kwargs: Any) -> None:
        from .guards import install

        install(self.label)
