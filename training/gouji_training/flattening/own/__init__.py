"""The project's own flatteners: layouts drawn by plain functions, no tool needed."""

from gouji_training.flattening.own.flatten import page_to_text
from gouji_training.flattening.own.layouts import FURTHER, GROUPS, LAYOUTS, Layout

__all__ = ["FURTHER", "GROUPS", "LAYOUTS", "Layout", "page_to_text"]
