"""Rules as data put to the figures of a document: passed, failed, not applicable and undecided stay apart."""

from gouji.checking.checks import table_to_variant_id, tables_to_checks, tables_to_values
from gouji.checking.instances import LinearInstance, Place, RuleInstance, linear_instances, rule_instances
from gouji.checking.sheet import USABLE
from gouji.checking.variants import rows_to_variant

__all__ = [
    "USABLE",
    "LinearInstance",
    "Place",
    "RuleInstance",
    "linear_instances",
    "rows_to_variant",
    "rule_instances",
    "table_to_variant_id",
    "tables_to_checks",
    "tables_to_values",
]
