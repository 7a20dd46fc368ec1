"""Rules as data put to the figures of a document: passed, failed, not applicable and undecided stay apart."""

from gouji.checking.checks import USABLE, table_to_variant_id, tables_to_checks
from gouji.checking.instances import RuleInstance, rule_instances
from gouji.checking.variants import rows_to_variant

__all__ = ["USABLE", "RuleInstance", "rows_to_variant", "rule_instances", "table_to_variant_id", "tables_to_checks"]
