"""The decoder's costs, learned from labelled documents."""

from gouji_training.costs.learn import Learned, learn_costs
from gouji_training.costs.learning import Schedule

__all__ = ["Learned", "Schedule", "learn_costs"]
