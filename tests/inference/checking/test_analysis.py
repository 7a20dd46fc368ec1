"""What the analysis says of rule sets: ranks, contradictions, circles, remarks; exact where floats would waver."""

import random
from fractions import Fraction

import pytest

from gouji.checking.analysis import form_to_analysis
from gouji.checking.equations import Equation, dependent_equations
from gouji.checking.feasibility import equations_to_feasibility
from gouji.forms import load_form


def equation(name: str, factors: dict[str, int], constant: int = 0) -> Equation:
    named = {("cell", key): Fraction(value) for key, value in factors.items() if value}
    return Equation(name, name, named, Fraction(constant))


@pytest.mark.parametrize("form_id", ["zfxxgk-2021", "zfxxgk-2019"])
def test_the_shipped_forms_have_no_findings_and_the_known_ranks(form_id: str) -> None:
    analysis = form_to_analysis(load_form(form_id))
    assert analysis.findings == ()
    figures = {(f.table, f.variant): (f.equations, f.independent, f.cells) for f in analysis.figures}
    assert figures == {
        ("requests", "three_rows"): (39, 37, 175),
        ("requests", "one_row"): (37, 35, 161),
        ("review_litigation", None): (3, 3, 15),
    }


def test_a_sum_of_equations_depends_on_them() -> None:
    first, second = equation("one", {"a": 1, "b": -1}), equation("two", {"b": 1, "c": -1})
    assert dependent_equations([first, second, equation("both", {"a": 2, "c": -2})])[0].rule == "both"
    assert dependent_equations([first, second, equation("other", {"a": 2, "c": -3})]) == []


FEASIBLE = [
    ([equation("x", {"a": 1, "b": -1})], True, set()),
    ([equation("x", {"a": 1, "b": 1})], True, {"a", "b"}),
    ([equation("x", {"a": 1, "b": 1}, 3)], True, set()),
    ([equation("x", {"a": 1, "b": 1}, -3)], False, set()),
    ([equation("x", {"a": 1}, 2), equation("y", {"a": 1}, 3)], False, set()),
    ([equation("x", {"a": 1, "b": -1, "c": -1}), equation("y", {"a": 1, "b": -1})], True, {"c"}),
    ([equation("x", {"a": 1, "b": 2}, 4), equation("y", {"a": 2, "b": 1}, 2)], True, {"a"}),
    ([equation("x", {"a": 1, "b": 2}, 4), equation("y", {"a": 2, "b": 1}, 1)], False, set()),
]


@pytest.mark.parametrize(("equations", "feasible", "zeros"), FEASIBLE)
def test_small_sets_are_told_by_hand(equations: list[Equation], feasible: bool, zeros: set[str]) -> None:
    found = equations_to_feasibility(equations, ())
    assert (found.is_feasible, {name for _, name in found.zeros}) == (feasible, zeros)


def test_signed_cells_may_be_negative() -> None:
    found = equations_to_feasibility([equation("x", {"a": 1, "b": 1})], {("cell", "b")})
    assert (found.is_feasible, found.zeros) == (True, frozenset())


@pytest.mark.parametrize("seed", range(40))
def test_random_sets_are_judged_as_by_a_solver(seed: int) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    rng = random.Random(seed)
    names = "abcdef"
    rows = [[rng.choice((-2, -1, 0, 0, 1, 1)) for _ in names] for _ in range(rng.randint(1, 4))]
    constants = [rng.choice((0, 0, 0, 1, 3)) for _ in rows]
    equations = [
        equation(f"r{number}", dict(zip(names, row, strict=True)), constant)
        for number, (row, constant) in enumerate(zip(rows, constants, strict=True))
    ]
    found = equations_to_feasibility(equations, ())
    solved = optimize.linprog([0] * 6, A_eq=rows, b_eq=constants, method="highs")
    assert found.is_feasible == (solved.status == 0)
    if not found.is_feasible:
        return
    zeros = set()
    for place, name in enumerate(names):
        aim = [-float(other == place) for other in range(6)]
        best = optimize.linprog(aim, A_eq=rows, b_eq=constants, bounds=[(0, 100)] * 6, method="highs")
        if best.status == 0 and best.fun > -1e-7:
            zeros.add(name)
    assert {name for _, name in found.zeros} == zeros


def test_a_set_too_large_for_proof_is_said_to_be_so() -> None:
    rng = random.Random(1)
    rows = [equation(f"r{n}", {str(i): rng.choice((-2, -1, 1, 2)) for i in range(210)}, 1) for n in range(200)]
    found = equations_to_feasibility(rows, ())
    assert (found.is_feasible, found.is_proved) == (True, False)
