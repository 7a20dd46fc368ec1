"""Finding and loading forms: the shipped ones by id, others by path. Nothing heavy loads before the first form does."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.errors import FormError

if TYPE_CHECKING:
    from gouji.forms.model import Form
    from gouji.forms.yaml_tree import SourceTree

SUFFIXES = (".yaml", ".yml")

DATA = Path(__file__).parent / "data"
"""The shipped forms; importlib.resources would add 20 ms to every start."""


@cache
def form_ids() -> tuple[str, ...]:
    """Ids of the shipped forms, newest first: the ids end in the year of their notice."""
    ids = (path.stem for path in DATA.glob("*.yaml"))
    return tuple(sorted(ids, key=lambda name: (name.rpartition("-")[2], name), reverse=True))


def load_forms() -> tuple[Form, ...]:
    """All shipped forms, newest first; read once a process. Raises FormError when a shipped file is damaged."""
    return tuple(_shipped_form(name) for name in form_ids())


def load_form(id_or_path: str | Path) -> Form:
    """The shipped form with this id, or the one in a YAML file. Raises FormError naming file, place and cure."""
    if isinstance(id_or_path, str) and id_or_path in form_ids():
        return _shipped_form(id_or_path)
    path = Path(id_or_path)
    if path.suffix.lower() in SUFFIXES or path.exists():
        return _content_to_form(_path_to_content(path), name=str(path), check=True)
    near = difflib.get_close_matches(str(id_or_path), form_ids(), n=1)
    known = f"did you mean {near[0]!r}?" if near else f"shipped forms: {', '.join(form_ids())}; or give a .yaml file"
    raise FormError(f"there is no form {str(id_or_path)!r}; {known}")


def load_chosen_forms(ids_or_paths: tuple[str | Path, ...]) -> tuple[Form, ...]:
    """The forms with these ids or in these files, read once a process; all shipped ones for an empty tuple.

    Raises FormError as load_form does, and for an id that two of them have.
    """
    return _chosen_forms(ids_or_paths) if ids_or_paths else load_forms()


@cache
def _chosen_forms(ids_or_paths: tuple[str | Path, ...]) -> tuple[Form, ...]:
    forms = tuple(load_form(item) for item in ids_or_paths)
    for place, form in enumerate(forms):
        if any(other.id == form.id for other in forms[:place]):
            raise FormError(f"{ids_or_paths[place]}: the form {form.id!r} is given twice; give it once, or rename one")
    return forms


def load_form_with_lines(path: Path) -> tuple[Form, SourceTree]:
    """A form file, checked, with the lines of its parts for errors that concern them. Raises FormError."""
    return _content_to_form_and_tree(_path_to_content(path), name=str(path), check=True)


def form_to_text(id_or_path: str | Path) -> str:
    """The YAML text of a form, comments included. Raises FormError when there is no such form, or a broken one."""
    load_form(id_or_path)
    shipped = isinstance(id_or_path, str) and id_or_path in form_ids()
    return _path_to_content(DATA / f"{id_or_path}.yaml" if shipped else Path(id_or_path)).decode("utf-8-sig")


@cache
def _shipped_form(form_id: str) -> Form:
    if form_id not in form_ids():
        raise KeyError(form_id)
    # not checked again at every start, which would double the time: the tests load each shipped file by its path
    return _content_to_form(_path_to_content(DATA / f"{form_id}.yaml"), name=f"{form_id}.yaml", check=False)


def _path_to_content(path: Path) -> bytes:
    # imported here: everything of the YAML side waits for the first load
    from gouji.forms.yaml_tree import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormError(f"{path}: cannot be read: {reason}; give the path of a readable form file") from error


def _content_to_form(content: bytes, *, name: str, check: bool) -> Form:
    return _content_to_form_and_tree(content, name=name, check=check)[0]


def _content_to_form_and_tree(content: bytes, *, name: str, check: bool) -> tuple[Form, SourceTree]:
    # imported here: YAML and msgspec cost some 40 ms, which `import gouji` must not pay
    from gouji.forms.building import draft_to_form
    from gouji.forms.schema import tree_to_draft
    from gouji.forms.yaml_tree import bytes_to_tree

    tree = bytes_to_tree(content, name=name)
    form = draft_to_form(tree_to_draft(tree), tree, find_form=_shipped_form)
    if check:
        from gouji.forms.semantics import check_form

        check_form(form, tree)
    return form, tree
