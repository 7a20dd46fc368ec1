"""A recipe to the corpora that a model is trained and scored on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gouji_training.corpora.shipped import shipped_data
from gouji_training.corpora.streaming import Corpus, records_to_corpus
from gouji_training.errors import AnnotationError, TrainingError
from gouji_training.flattening.flattener import OWN, Flattener
from gouji_training.records import Record, read_records
from gouji_training.synthesise import synthesise_records

SYNTHETIC, FLATTENED, ANNOTATED, MINE = "synthetic", "flattened", "annotated", "mine"
"""Names of the corpora: made up and flattened by gouji itself, made up and flattened by real extractors, reviewed, and
a user's own."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is trained on.

    `documents` are made up with `seed`; a reviewed document counts `weight` times, measured: 5 is as good as 10, 1 is
    worse. `base` adds what is shipped, `mine` are a user's own files of records. Of what is shipped or made up, all of
    the layout families, groups or tools in `without` is held back.
    """

    documents: int = 1800
    seed: int = 1
    weight: int = 5
    base: bool = True
    mine: tuple[Path, ...] = ()
    without: frozenset[str] = frozenset()

    def weight_of(self, corpus: str) -> int:
        """How often a document of the corpus counts."""
        return self.weight if corpus in (ANNOTATED, MINE) else 1


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What training with a recipe leaves out: the `records` of splits dev and test. `layouts` are those of made-up
    documents that it does learn from.
    """

    records: tuple[Record, ...]
    layouts: tuple[Flattener, ...]


def recipe_to_held_out(recipe: Recipe, cache: Path) -> HeldOut:
    """As recipe_to_corpora would hold it out, without making up what is trained on. Raises AnnotationError."""
    held, _ = _shipped_to_held(_shipped_corpora(cache) if recipe.base else [])
    layouts = recipe_to_flatteners(recipe, besides={record.family for record in held})
    kept = [r for r in held if recipe.without.isdisjoint((r.family, r.group, r.flattener))]
    mine = [record for record in read_records(recipe.mine) if record.split != "train"]
    return HeldOut((*kept, *mine), tuple(layouts))


def recipe_to_facts(recipe: Recipe) -> dict[str, Any]:
    """The recipe as meta.json has it: names of files only."""
    facts = {"documents": recipe.documents, "seed": recipe.seed, "weight": recipe.weight, "base": recipe.base}
    return {**facts, "mine": [path.name for path in recipe.mine], "without": sorted(recipe.without)}


def facts_to_recipe(facts: Mapping[str, Any]) -> Recipe:
    """A recipe from what meta.json tells of it."""
    mine, without = tuple(map(Path, facts["mine"])), frozenset(facts["without"])
    return Recipe(facts["documents"], facts["seed"], facts["weight"], facts["base"], mine, without)


def recipe_to_corpora(recipe: Recipe, cache: Path, *, say: Callable[[str], None]) -> list[Corpus]:
    """Read, check and make up all documents of a recipe, as shards in the folder `cache`.

    Made-up documents are of no layout family that shipped records of split dev or test are of, so that these stay
    unseen. Raises AnnotationError, `path:line: reason`, for a record that breaks the schema, and for a user's own
    training document whose text is a held-out one; TrainingError for something to hold back that there is not.
    """
    shipped = _shipped_corpora(cache) if recipe.base else []
    held, names = _shipped_to_held(shipped)
    _refuse_unknown(recipe.without, names)
    mine = read_records(recipe.mine)
    _refuse_held(mine, held)
    flatteners = recipe_to_flatteners(recipe, besides={record.family for record in held})
    say(f"making up {recipe.documents} documents in {len(flatteners)} layouts")
    made = synthesise_records(recipe.seed, recipe.documents, flatteners=flatteners) if flatteners else ()
    return [
        records_to_corpus(made, name=SYNTHETIC, cache=cache),
        *(replace(corpus, without=recipe.without) for corpus in shipped),
        records_to_corpus(mine, name=MINE, cache=cache),
    ]


def recipe_to_flatteners(recipe: Recipe, *, besides: Collection[str] = ()) -> list[Flattener]:
    """What makes up documents: gouji's own layouts but for what is held back and the families `besides`."""
    return [
        flattener
        for flattener in OWN
        if flattener.name not in besides
        and recipe.without.isdisjoint((flattener.name, flattener.group, flattener.tool))
    ]


def _shipped_corpora(cache: Path) -> list[Corpus]:
    shipped = shipped_data()
    reviewed = records_to_corpus(read_records(shipped.annotations), name=ANNOTATED, cache=cache)
    return [Corpus(FLATTENED, shipped.flattened, cache), reviewed]


def _shipped_to_held(corpora: Sequence[Corpus]) -> tuple[list[Record], set[str]]:
    """The records that are not of split train, and the names of all families, groups and tools."""
    held: list[Record] = []
    names: set[str] = set()
    for record in (record for corpus in corpora for record in corpus.records()):
        names.update((record.family, record.group, record.flattener))
        if record.split != "train":
            held.append(record)
    return held, names


def _refuse_unknown(without: Collection[str], names: Collection[str]) -> None:
    own = {name for flattener in OWN for name in (flattener.name, flattener.group, flattener.tool)}
    known = own.union(names)
    unknown = ", ".join(sorted(set(without) - known))
    if unknown:
        raise TrainingError(f"no layout is called {unknown}; families, groups and tools are {', '.join(sorted(known))}")


def _refuse_held(mine: Sequence[Record], held: Sequence[Record]) -> None:
    known = {record.text: record for record in held}
    for record in mine:
        other = known.get(record.text)
        if other is not None and record.split == "train":
            reason = f'the same text is in split {other.split} of what is shipped, record "{other.id}"; leave it out'
            raise AnnotationError(f"{record.path}:{record.line}: {reason}")
