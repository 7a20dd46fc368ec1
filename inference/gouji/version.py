"""The version of gouji, read by the build."""

__version__ = "0.1.0"
