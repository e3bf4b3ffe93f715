"""The kernel as a Django app."""

from importlib import import_module
from typing import Any

from .app import ChehangApp


class CoreConfig(ChehangApp):
    name = "chehang.core"
    label = "core"

    def ready(self) -> None:
        from .guards import declare
        from .kernel_guards import GUARDS

        declare(self.label, GUARDS)
        for part in ("states", "invariants", "desk"):
            import_module(f"{self.name}.approvals.{part}")
        import_module(f"{self.name}.clock_parts")
        import_module(f"{self.name}.outbox.parts")
        super().ready()

    def _install_guards(self, **kwargs: Any) -> None:
        from .sealing.migrating import seal_what_is_there

        super()._install_guards(**kwargs)
        seal_what_is_there()

    def _import(self, part: str) -> Any:
        """The kernel's modules of these names are the mechanisms themselves."""
        return None if part in ("parameters", "states", "guards", "documents", "search") else super()._import(part)
