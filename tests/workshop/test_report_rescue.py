"""Somebody calls for help: from then on the minutes run."""

from datetime import timedelta

from chehang.core.models import InboxItem

from .outside import called


def test_the_dispatcher_is_told_and_the_time_is_set(yard) -> None:
    yard.person("dispatcher")
    made = called(yard)
    assert (made.state, made.due_at - made.called_at) == ("called", timedelta(minutes=45))
    assert InboxItem.objects.filter(post="dispatcher", link=f"/workshop/rescues/{made.pk}/").exists()
