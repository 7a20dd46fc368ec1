"""Every exception that gouji raises on purpose.

GoujiError
├── InputError          a file that cannot be read, or is not there
├── FormError           a form file that breaks the schema (also a ValueError)
├── ModelError          a model folder that is broken, foreign or newer
├── OutputError         an output that cannot be written, or an extra that is not installed
└── MissingPackageError a command whose extra is not installed

Messages say what is wrong, where, and what to do about it.
"""


class GoujiError(Exception):
    """Base of all errors that gouji raises on purpose."""


class InputError(GoujiError):
    """An input could not be read."""


class FormError(GoujiError, ValueError):
    """A form file breaks the schema: names file, place and cure."""


class ModelError(GoujiError):
    """A model folder is broken, foreign or newer than this gouji."""


class OutputError(GoujiError):
    """An output cannot be written."""


class MissingPackageError(GoujiError):
    """A command needs a package that the base install does not bring: names the package and the cure."""
