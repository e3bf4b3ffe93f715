"""Insight as a Django app."""

from chehang.core.app import ChehangApp


class InsightConfig(ChehangApp):
    name = "chehang.insight"
    label = "insight"

    def ready(self) -> None:
        """The highest department is ready last: by now every share of the others is there to be checked."""
        super().ready()
        from chehang.core.duties import check
        from chehang.org.posts import POSTS

        from .duties.texts import duties

        check({d.number: d.needs for d in duties()}, POSTS)
