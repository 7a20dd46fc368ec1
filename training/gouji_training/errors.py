"""What training raises on purpose, all of it under gouji's own base.

GoujiError
├── AnnotationError     a reviewed record breaks the schema: `path:line: reason`
└── TrainingError       a corpus or a fitted network that cannot be used
"""

from __future__ import annotations

from gouji.errors import GoujiError


class AnnotationError(GoujiError, ValueError):
    """A record of annotated documents breaks the schema."""


class TrainingError(GoujiError):
    """Training cannot go on: too little data, or an export that does not match."""
