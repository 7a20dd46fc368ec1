"""Drafts of rules to rules: expressions read, derived figures put in their place, circles among them refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from gouji.forms.expressions import CONDITION_SIGNS, ExpressionError, text_to_comparison, text_to_terms
from gouji.forms.model import Comparison, Condition, Derived, Rule, Term
from gouji.forms.schema import ConditionDraft, DerivedDraft, RuleDraft, TableDraft
from gouji.forms.yaml_tree import SourceTree

T = TypeVar("T")

_TYPES_TEXT = {"zh": "数值符合所在列的类型", "en": "every figure is of the type of its column"}


def draft_to_derived(draft: TableDraft, path: str, tree: SourceTree) -> tuple[Derived, ...]:
    """The derived figures of a table with every derived name in them resolved. Raises FormError for circles."""
    terms: dict[str, tuple[Term, ...]] = {}
    for index, item in enumerate(draft.derived):
        place = f"{path}.derived[{index}]"
        terms[item.id] = _read(tree, f"{place}.expression", f"derived {item.id}", text_to_terms, item.expression)
    resolver = _Resolver(tree, path, draft.derived, terms)
    return tuple(
        Derived(
            id=item.id,
            table=draft.id or "",
            over=item.over,
            expression=item.expression,
            terms=resolver.resolve(item.id, ()),
            text={str(language): words for language, words in item.text.items()},
        )
        for item in draft.derived
    )


class _Resolver:
    """Replaces derived names inside derived figures, depth first; a name met on its own way down is a circle."""

    def __init__(
        self, tree: SourceTree, path: str, drafts: Sequence[DerivedDraft], terms: dict[str, tuple[Term, ...]]
    ) -> None:
        self.tree = tree
        self.path = path
        self.drafts = {draft.id: (index, draft) for index, draft in enumerate(drafts)}
        self.terms = terms
        self.done: dict[str, tuple[Term, ...]] = {}

    def resolve(self, name: str, above: tuple[str, ...]) -> tuple[Term, ...]:
        if name in self.done:
            return self.done[name]
        index, draft = self.drafts[name]
        if name in above:
            circle = " -> ".join((*above[above.index(name) :], name))
            place = f"{self.path}.derived[{index}].expression"
            raise self.tree.error(place, f"derived {name}: a circle, {circle}", "take one of the names out")
        found: list[Term] = []
        for term in self.terms[name]:
            known = self.drafts.get(term.name or "")
            if known is None or known[1].over != draft.over:
                found.append(term)
            else:
                found.extend(_scaled(term, self.resolve(known[1].id, (*above, name))))
        self.done[name] = tuple(found)
        return self.done[name]


def _scaled(term: Term, parts: Sequence[Term]) -> list[Term]:
    return [Term(term.factor * part.factor, part.name, term.previous or part.previous) for part in parts]


def draft_to_rules(draft: TableDraft, path: str, tree: SourceTree, derived: Sequence[Derived]) -> tuple[Rule, ...]:
    """The rules of a table in their order; behind them the test of value types, where the file does not list it."""
    table = draft.id or ""
    rules = [_rule(rule, f"{path}.rules[{index}]", tree, table, derived) for index, rule in enumerate(draft.rules)]
    if not any(rule.test == "types" for rule in rules):
        rules.append(types_rule(table))
    return tuple(rules)


def types_rule(table: str) -> Rule:
    """The test of value types that every table has."""
    return Rule(
        id=f"types.{table}",
        kind="hard",
        table=table,
        over="table",
        comparison=None,
        test="types",
        text=_TYPES_TEXT,
        reason="",
        source="value types of the form",
        severity="error",
    )


def _rule(draft: RuleDraft, path: str, tree: SourceTree, table: str, derived: Sequence[Derived]) -> Rule:
    if (draft.expression is None) == (draft.test is None):
        problem = f"rule {draft.id}: a rule has either an expression or a test"
        raise tree.error(path, problem, "write `expression: total = a + b`, or `test: types`")
    comparison = None
    if draft.expression is not None:
        read = _read(tree, f"{path}.expression", f"rule {draft.id}", text_to_comparison, draft.expression)
        comparison = _resolved(read, draft, derived)
    return Rule(
        id=draft.id,
        kind=draft.kind,
        table=table,
        over=draft.over,
        comparison=comparison,
        test=draft.test,
        text={str(language): words for language, words in draft.text.items()},
        reason=draft.reason,
        source=draft.source,
        severity=draft.severity or ("error" if draft.kind == "hard" else "warning"),
        only=tuple(draft.only),
        when=_condition(draft, path, tree, derived),
    )


def _condition(draft: RuleDraft, path: str, tree: SourceTree, derived: Sequence[Derived]) -> Condition:
    when = draft.when or ConditionDraft()
    cells = tuple(
        _resolved(
            _read(tree, f"{path}.when.cells[{index}]", f"rule {draft.id}", _text_to_condition, text), draft, derived
        )
        for index, text in enumerate(when.cells)
    )
    return Condition(cells, tuple(when.agency_ends), tuple(when.agency_lacks))


def _text_to_condition(text: str) -> Comparison:
    return text_to_comparison(text, signs=CONDITION_SIGNS)


def _resolved(comparison: Comparison, draft: RuleDraft, derived: Sequence[Derived]) -> Comparison:
    known = {item.id: item.terms for item in derived if item.over == draft.over}

    def side(terms: Sequence[Term]) -> tuple[Term, ...]:
        return tuple(
            part for term in terms for part in (_scaled(term, known[term.name]) if term.name in known else [term])
        )

    return Comparison(comparison.text, side(comparison.left), comparison.sign, side(comparison.right))


def _read(tree: SourceTree, path: str, owner: str, read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except ExpressionError as error:
        raise tree.error(path, f"{owner}: {error.problem}", error.cure) from error
