"""Whether a candidate model may take the place of the shipped one."""

from gouji_training.gating.floors import Floor, load_floors
from gouji_training.gating.gate import Check, Plan, run_gate

__all__ = ["Check", "Floor", "Plan", "load_floors", "run_gate"]
