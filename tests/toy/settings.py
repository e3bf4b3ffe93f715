"""The house with the toy department in it; tables are made from the models, for it has no migrations."""

from chehang.project.settings_test import *  # noqa: F403
from chehang.project.settings_test import INSTALLED_APPS


class FromModels:
    """No app has migrations."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


INSTALLED_APPS = [*INSTALLED_APPS[:-1], "tests.toy.keys", INSTALLED_APPS[-1]]
MIGRATION_MODULES = FromModels()
