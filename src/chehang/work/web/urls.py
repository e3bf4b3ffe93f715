"""Addresses of the work floor's own pages."""

from chehang.work.tasks.urls import urlpatterns as tasks

urlpatterns = [*tasks]
