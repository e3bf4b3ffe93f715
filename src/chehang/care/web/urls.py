"""Addresses of the pages of customer care."""

from django.urls import path

from . import calling, pages, survey

urlpatterns = [
    path("care/desk/", calling.index, name="care-desk"),
    path("care/satisfaction/", pages.satisfaction, name="care-satisfaction"),
    path("care/files/", pages.files, name="care-files"),
    path("care/files/<int:pk>/export/", pages.export, name="care-export"),
    path("care/value/", pages.value, name="care-value"),
    path("care/complaints/<int:pk>/case/", pages.case, name="care-case"),
    path("care/surveys/<int:pk>/phone/", survey.by_phone, name="care-survey-phone"),
    path("care/surveys/<int:pk>/qr/", survey.code, name="care-survey-qr"),
    path("s/<str:token>/", survey.answer, name="survey"),
]
