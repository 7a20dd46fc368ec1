"""jieba with the words of a phrasing: Han text to words."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from gouji.errors import MissingPackageError

FORCED = 5_000_000
"""Frequency of a phrasing's words, a twelfth of all counts in jieba's dictionary: one long word beats any two."""

CURE = "pip install 'gouji[narrative]'"


def words_to_cutter(words: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that cuts Han text into words, those of `words` whole. Raises MissingPackageError without jieba."""
    tokenizer = _load_jieba().Tokenizer()
    counts, total = _load_dictionary()
    tokenizer.FREQ, tokenizer.total = dict(counts), total
    tokenizer.initialized = True
    for word in sorted(words):
        # a single character that is forced would cut words which begin with it
        if len(word) > 1:
            tokenizer.add_word(word, freq=FORCED)
    return lambda text: list(tokenizer.cut(text, HMM=False))


@cache
def _load_dictionary() -> tuple[dict[str, int], int]:
    """Words of jieba's dictionary to their counts, and the sum of these.

    jieba's own start goes through a marshal file in the shared temporary folder, which anybody may have put there.
    """
    tokenizer = _load_jieba().Tokenizer()
    counts, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return counts, total


def _load_jieba() -> Any:
    try:
        with warnings.catch_warnings():
            # jieba 0.42.1 has escapes that newer Pythons warn of, and asks for pkg_resources
            warnings.simplefilter("ignore")
            import jieba
    except ModuleNotFoundError as error:
        raise MissingPackageError(f"reading prose needs {error.name}, which is not installed: {CURE}") from error
    return jieba
