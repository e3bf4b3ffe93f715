"""Addresses of the pages of training."""

from django.urls import path

from . import pages

urlpatterns = [
    path("work/my-training/", pages.mine, name="my-training"),
    path("work/quiz/<int:pk>/", pages.quiz, name="quiz"),
    path("work/skills/", pages.skills, name="skills"),
]
