"""An evaluation as one self-contained HTML page."""

from gouji_training.evaluating.page.render import evaluation_to_html

__all__ = ["evaluation_to_html"]
