"""Goods on their way to other towns, claims on suppliers and carriers."""
