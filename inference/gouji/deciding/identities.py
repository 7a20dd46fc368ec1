"""The hard identities of every table, for all steps of the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.checking import RuleInstance, rule_instances, table_to_variant_id
from gouji.extraction import Table
from gouji.forms.model import Form

Identities = Mapping[str, tuple[RuleInstance, ...]]
"""By table id; empty for a table that was not found."""


def tables_to_identities(tables: Sequence[Table], forms: Mapping[str, Form]) -> Identities:
    """The identities of the variant that each table's printed rows fit best."""
    return {table.table: _table_identities(table, forms[table.form]) if table.found else () for table in tables}


def _table_identities(table: Table, form: Form) -> tuple[RuleInstance, ...]:
    return rule_instances(form, table.table, table_to_variant_id(table, form))
