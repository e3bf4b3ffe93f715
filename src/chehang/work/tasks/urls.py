"""Addresses of the pages of tasks."""

from django.urls import path

from . import pages

urlpatterns = [
    path("work/my-tasks/", pages.mine, name="my-tasks"),
    path("work/my-tasks/<int:pk>/", pages.one, name="my-task"),
    path("work/board/", pages.board, name="task-board"),
]
