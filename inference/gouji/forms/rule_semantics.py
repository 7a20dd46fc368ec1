"""What structure cannot say of rules: names that lead somewhere, each cell once, one block that has them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from gouji.forms.expressions import ID, name_matches
from gouji.forms.model import Block, Derived, Form, Over, Rule, TableForm, Term
from gouji.forms.yaml_tree import SourceTree

_AXES: dict[Over, tuple[str, str]] = {"rows": ("column", "row"), "columns": ("row", "column"), "table": ("cell", "")}
"""What the names of a rule are, and what it runs over."""


def check_rules(form: Form, tree: SourceTree) -> None:
    """Raises FormError for the first rule or derived figure that cannot be put to the form's tables."""
    owners: dict[str, str] = {}
    for index, table in enumerate(form.tables):
        path = f"tables[{index}]"
        for number, derived in enumerate(item for item in form.derived if item.table == table.id):
            _check_derived(derived, table, f"{path}.derived[{number}]", tree)
        for number, rule in enumerate(rule for rule in form.rules if rule.table == table.id):
            place = f"{path}.rules[{number}]"
            if not ID.fullmatch(rule.id):
                cure = "use lower-case letters, digits, _, - and dots"
                raise tree.error(f"{place}.id", f"{rule.id!r} is no id", cure)
            if rule.id in owners:
                raise tree.error(f"{place}.id", f"the id {rule.id!r} stands twice", "ids are unique: rename one")
            owners[rule.id] = table.id
            _RuleCheck(rule, table, place, tree).run()


def _check_derived(derived: Derived, table: TableForm, path: str, tree: SourceTree) -> None:
    known = _table_to_names(table, derived.over)
    if derived.id in known:
        cure = "give the derived figure another id"
        raise tree.error(f"{path}.id", f"derived {derived.id}: a {_AXES[derived.over][0]} has this id", cure)
    for term in derived.terms:
        if term.name is not None and not any(name_matches(term.name, name) for name in known):
            raise _unknown(tree, f"{path}.expression", f"derived {derived.id}", term.name, derived.over, known)


class _RuleCheck:
    """The checks of one rule; each raises FormError with file, line, rule and cure."""

    def __init__(self, rule: Rule, table: TableForm, path: str, tree: SourceTree) -> None:
        self.rule = rule
        self.table = table
        self.path = path
        self.tree = tree
        self.names = _table_to_names(table, rule.over)

    def run(self) -> None:
        if not any(words.strip() for words in self.rule.text.values()):
            self._refuse("text", "says nothing", "write the rule in words: {zh: ..., en: ...}")
        self._check_only()
        if self.rule.comparison is None:
            self._check_test()
            return
        self._check_names(self.rule.comparison.terms, "expression")
        for number, condition in enumerate(self.rule.when.cells):
            self._check_names(condition.terms, f"when.cells[{number}]")
        self._check_doubles(self.rule.comparison.left, self.rule.comparison.right)
        if self.rule.over != "table" and not any(self._fits(block) for block in self.table.blocks):
            axis = _AXES[self.rule.over][0]
            self._refuse("expression", f"no block has all the {axis}s of this rule", "a rule stays inside one block")

    def _refuse(self, key: str, problem: str, cure: str) -> None:
        raise self.tree.error(f"{self.path}.{key}", f"rule {self.rule.id}: {problem}", cure)

    def _check_test(self) -> None:
        if self.rule.over != "table":
            self._refuse("over", "a test looks at single cells", "write `over: table`")
        if self.rule.only or self.rule.when.cells:
            self._refuse("test", "`only` and `when.cells` do not go with a test", "remove them")

    def _check_only(self) -> None:
        axis = _AXES[self.rule.over][1]
        other: Over = "columns" if self.rule.over == "rows" else "rows"
        known = _table_to_names(self.table, other) if axis else []
        for number, name in enumerate(self.rule.only):
            if name not in known:
                cure = f"name {axis}s of the table" if axis else "remove `only`: the rule is over the whole table"
                self._refuse(f"only[{number}]", f"there is no {axis or 'row or column'} {name!r} to run over", cure)

    def _check_names(self, terms: Sequence[Term], key: str) -> None:
        if all(term.name is None for term in terms):
            self._refuse(key, "compares no cell", f"name a {_AXES[self.rule.over][0]} of the table")
        for term in terms:
            if term.name is not None and not any(name_matches(term.name, known) for known in self.names):
                owner = f"rule {self.rule.id}"
                self._check_axis(term.name, key)
                raise _unknown(self.tree, f"{self.path}.{key}", owner, term.name, self.rule.over, self.names)

    def _check_axis(self, name: str, key: str) -> None:
        """Refuses a column in a rule that compares rows, and the other way round, with the word to change."""
        other: Over = "columns" if self.rule.over == "rows" else "rows"
        if self.rule.over != "table" and any(name_matches(name, known) for known in _table_to_names(self.table, other)):
            axis, found = _AXES[self.rule.over][0], _AXES[other][0]
            cure = f"write `over: {other}` if the rule compares {found}s"
            self._refuse(key, f"{name!r} is a {found}, where a {axis} is wanted", cure)

    def _check_doubles(self, left: Sequence[Term], right: Sequence[Term]) -> None:
        seen: dict[tuple[bool, str], str] = {}
        for side, terms in (("left", left), ("right", right)):
            for previous, name in self._cells(terms):
                other = seen.setdefault((previous, name), side)
                if other != side:
                    problem = f"a circle: {name!r} stands on both sides"
                    self._refuse("expression", problem, "keep it on one side: a figure cannot define itself")
        for terms in (left, right):
            cells = list(self._cells(terms))
            twice = next((name for place, (before, name) in enumerate(cells) if (before, name) in cells[:place]), None)
            if twice is not None:
                self._refuse("expression", f"{twice!r} is counted twice", "name it once, or write 2 * NAME")

    def _cells(self, terms: Iterable[Term]) -> Iterable[tuple[bool, str]]:
        for term in terms:
            if term.name is not None:
                yield from ((term.previous, known) for known in self.names if name_matches(term.name, known))

    def _fits(self, block: Block) -> bool:
        ids = [item.id for item in (block.columns if self.rule.over == "rows" else block.rows)]
        names = [term.name for term in self.rule.terms if term.name is not None]
        return all(any(name_matches(name, known) for known in ids) for name in names)


def _unknown(tree: SourceTree, path: str, owner: str, name: str, over: Over, known: Sequence[str]) -> Exception:
    axis = _AXES[over][0]
    if over == "table" and "/" not in name:
        return tree.error(path, f"{owner}: {name!r} is no cell", "over a table a cell is named ROW/COLUMN")
    prefixes = {f"{id_.rpartition('.')[0]}.*" for id_ in known if "." in id_}
    near = difflib.get_close_matches(name, prefixes if name.endswith(".*") else known, n=1)
    cure = f"did you mean {near[0]!r}?" if near else f"name a {axis} of the table"
    return tree.error(path, f"{owner}: there is no {axis} {name!r}", cure)


def _table_to_names(table: TableForm, over: Over) -> list[str]:
    """What the names of a rule may stand for."""
    if over == "rows":
        return list(dict.fromkeys(column.id for block in table.blocks for column in block.columns))
    if over == "columns":
        return [row.id for block in table.blocks for row in block.rows]
    return [f"{row.id}/{column.id}" for block in table.blocks for row in block.rows for column in block.columns]
