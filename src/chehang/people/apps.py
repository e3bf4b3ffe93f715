"""People as a Django app."""

from chehang.core.app import ChehangApp


class PeopleConfig(ChehangApp):
    name = "chehang.people"
    label = "people"
