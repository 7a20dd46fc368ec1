"""How prose states the figures of a form: the data file beside the form, checked and resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from gouji.errors import FormError
from gouji.forms.yaml_tree import MAX_BYTES, SourceTree, bytes_to_tree
from gouji.narrative.folding import fold_in_place

DATA = Path(__file__).parent / "data"
"""Phrasings of the shipped forms; that of another form stands beside its file as NAME.narrative.yaml."""

BUILT_IN_ROLES = frozenset({"bare", "percent", "and"})
"""Roles that the reader gives by itself."""

Flag = Literal["part", "none", "zero"]
Sum = tuple[str, ...]
"""Names table.row.column of cells that are added up; a row that ends in .* stands for all rows with that prefix."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What can be stated: `equals` are the sums that the figure may be meant to be, `share_of` those of its wholes."""

    id: str
    text: dict[str, str]
    equals: tuple[Sum, ...] = ()
    share_of: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern: any of `roles`."""

    roles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Clauses that state quantities, and what must have been said before; see the data file."""

    says: tuple[str, ...]
    patterns: tuple[tuple[Step, ...], ...]
    flags: frozenset[Flag]
    topic: str | None
    context: frozenset[str]
    after: str | None
    not_after: str | None


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One form's phrasing: `roles` of words and `units` of units, both folded."""

    form: str
    roles: dict[str, str]
    units: dict[str, str]
    objects: frozenset[str]
    verbs: frozenset[str]
    quantities: dict[str, Quantity]
    statements: tuple[Statement, ...]


class _QuantityDraft(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: dict[Literal["zh", "en"], str]
    equals: list[str] = []
    share_of: list[str] = []


class _StatementDraft(msgspec.Struct, forbid_unknown_fields=True):
    says: list[str]
    patterns: list[str]
    flags: list[Flag] = []
    topic: str | None = None
    context: list[str] = []
    after: str | None = None
    not_after: str | None = None


class _Draft(msgspec.Struct, forbid_unknown_fields=True):
    form: str
    same_as: str | None = None
    without: list[str] = []
    words: dict[str, list[str]] = {}
    units: dict[str, list[str]] = {}
    sets: dict[str, list[str]] = {}
    objects: list[str] = []
    verbs: list[str] = []
    quantities: list[_QuantityDraft] = []
    statements: list[_StatementDraft] = []


def load_phrasing(form: str, *, sources: tuple[str | Path, ...] = ()) -> Phrasing | None:
    """The phrasing of the form with id `form`; None when there is none.

    `sources` are the form files that were named: one beside them (own.yaml: own.narrative.yaml) comes first. Raises
    FormError naming file, line, place and cure when a file is broken.
    """
    beside = (Path(source).with_suffix(".narrative.yaml") for source in sources if Path(source).suffix)
    for path in (*beside, DATA / f"{form}.yaml"):
        if path.is_file():
            phrasing = _path_to_phrasing(path)
            if phrasing.form == form:
                return phrasing
    return None


@cache
def _path_to_phrasing(path: Path) -> Phrasing:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormError(f"{path}: cannot be read: {reason}; give the path of a readable file") from error
    return bytes_to_phrasing(content, name=str(path))


def bytes_to_phrasing(content: bytes, *, name: str) -> Phrasing:
    """A phrasing out of YAML; `name` is used in errors. Raises FormError naming file, line, place and cure."""
    tree = bytes_to_tree(content, name=name)
    try:
        draft = msgspec.convert(tree.data, _Draft)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$.")
        raise tree.error(path.rstrip("`"), problem, "see the comments in gouji/narrative/data") from error
    return _Resolver(draft, tree).phrasing()


class _Resolver:
    """A draft to a phrasing, with errors that name the place."""

    def __init__(self, draft: _Draft, tree: SourceTree) -> None:
        self.draft = draft
        self.tree = tree
        self.base = self._base()
        self.roles = self._words("words", draft.words, dict(self.base.roles) if self.base else {})
        self.units = self._words("units", draft.units, dict(self.base.units) if self.base else {})
        self.known = {*self.roles.values(), *self.units.values(), *BUILT_IN_ROLES}

    def phrasing(self) -> Phrasing:
        """The whole."""
        quantities = self._quantities()
        own = tuple(
            self._statement(item, f"statements[{index}]", quantities)
            for index, item in enumerate(self.draft.statements)
        )
        base = self.base.statements if self.base else ()
        kept = (statement for statement in base if set(statement.says) <= quantities.keys())
        return Phrasing(
            self.draft.form,
            self.roles,
            self.units,
            frozenset(self.draft.objects) | (self.base.objects if self.base else frozenset()),
            frozenset(self.draft.verbs) | (self.base.verbs if self.base else frozenset()),
            quantities,
            (*kept, *own),
        )

    def _base(self) -> Phrasing | None:
        if self.draft.same_as is None:
            return None
        path = DATA / f"{self.draft.same_as}.yaml"
        if not path.is_file() or self.draft.same_as == self.draft.form:
            raise self.tree.error("same_as", f"there is no phrasing {self.draft.same_as!r}", "name a shipped form")
        return _path_to_phrasing(path)

    def _words(self, key: str, listed: dict[str, list[str]], words: dict[str, str]) -> dict[str, str]:
        for role, items in listed.items():
            for index, item in enumerate(items):
                word = fold_in_place(item)
                if not word or words.get(word, role) != role:
                    problem = f"{item!r} is already {words[word]!r}" if word else "an empty word"
                    raise self.tree.error(f"{key}.{role}[{index}]", problem, "give a word one role only")
                words[word] = role
        return words

    def _quantities(self) -> dict[str, Quantity]:
        kept = dict(self.base.quantities) if self.base else {}
        for index, name in enumerate(self.draft.without):
            if kept.pop(name, None) is None:
                raise self.tree.error(f"without[{index}]", f"there is no quantity {name!r}", "remove it")
        for index, item in enumerate(self.draft.quantities):
            path = f"quantities[{index}]"
            equals = self._sums(item.equals, f"{path}.equals")
            kept[item.id] = Quantity(
                item.id,
                {str(key): text for key, text in item.text.items()},
                equals,
                self._sums(item.share_of, f"{path}.share_of"),
            )
        return kept

    def _sums(self, sums: list[str], path: str) -> tuple[Sum, ...]:
        found = tuple(tuple(name.strip() for name in text.split("+")) for text in sums)
        for index, names in enumerate(found):
            if any(name.count(".") < 2 or not all(name.split(".")) for name in names):
                raise self.tree.error(f"{path}[{index}]", "no sum of cells", "write table.row.column + ...")
        return found

    def _statement(self, item: _StatementDraft, path: str, quantities: dict[str, Quantity]) -> Statement:
        for index, name in enumerate(item.says):
            if name not in quantities:
                raise self.tree.error(f"{path}.says[{index}]", f"there is no quantity {name!r}", "list it first")
        patterns = tuple(
            tuple(self._step(word, f"{path}.patterns[{index}]") for word in pattern.split())
            for index, pattern in enumerate(item.patterns)
        )
        named: dict[str, list[str | None]] = {
            "topic": [item.topic],
            "context": [*item.context],
            "after": [item.after],
            "not_after": [item.not_after],
        }
        for key, roles in named.items():
            for role in roles:
                if role is not None and role not in self.known:
                    raise self.tree.error(f"{path}.{key}", f"no word has the role {role!r}", "name a role of `words`")
        context = frozenset(item.context)
        return Statement(
            tuple(item.says), patterns, frozenset(item.flags), item.topic, context, item.after, item.not_after
        )

    def _step(self, word: str, path: str) -> Step:
        roles: list[str] = []
        for name in word.removesuffix("?").split("|"):
            roles.extend(self.draft.sets.get(name, [name]))
        for role in roles:
            if role not in self.known:
                raise self.tree.error(path, f"no word has the role {role!r}", "name roles of `words` or `units`")
        return Step(tuple(roles), word.endswith("?"))
