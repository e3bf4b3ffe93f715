"""Addresses of insight."""

from django.urls import path

from . import duties

urlpatterns = [
    path("insight/duties/", duties.board, name="insight-duties"),
    path("insight/duties/mine/", duties.mine, name="insight-duties-mine"),
    path("insight/duties/<slug:number>/", duties.one, name="insight-duty"),
]
