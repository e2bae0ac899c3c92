"""Texts to TF-IDF rows by scikit-learn, with our words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.similarity import WordVectorizer, compiled, read_words, weigh
from pipeline.text import split_words

WORDS = st.sampled_from(["Ferry", "ferry’s", "the", "pier", "été", "½", "ͺ", "İ", "ᾳ", "Ꭰ", "storm", "\ud800", "of"])
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=12), min_size=1, max_size=10)
OPTIONS: list[dict[str, Any]] = [
    {},
    {"stop_words": "english", "sublinear_tf": True},
    {"stop_words": ["ferry", "pier"], "binary": True, "dtype": np.float32},
    {"vocabulary": ["pier", "ferry", "harbour", "absent"]},
    {"vocabulary": {"the": 1, "ferry": 0}, "stop_words": "english"},
    {"min_df": 2},
    {"max_df": 0.5, "norm": None},
    {"max_features": 3, "use_idf": False},
    {"ngram_range": (1, 2)},
    {"analyzer": "char"},
]


@pytest.fixture(params=["plain", "compiled"], autouse=True)
def _twin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSFOLD_NUMBA", raising=False)
    monkeypatch.setattr(compiled, "_MANY_WORDS", 0 if request.param == "compiled" else 10**9)


def _fit(vectorizer: TfidfVectorizer, texts: Any) -> object:
    try:
        rows = vectorizer.fit_transform(texts)
    except ValueError as error:
        return str(error)
    arrays = (rows.data, rows.indices, rows.indptr)
    return type(rows), rows.shape, [(a.dtype, a.tobytes()) for a in arrays], vectorizer.vocabulary_


def _stock(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(tokenizer=split_words, token_pattern=None, lowercase=False, **options)


@pytest.mark.filterwarnings("ignore:.*is not None", "ignore:The parameter", "ignore:Upper case")
@pytest.mark.parametrize("options", OPTIONS, ids=str)
@settings(max_examples=40, deadline=None)
@given(texts=TEXTS)
def test_rows_are_those_of_scikit_learn(options: dict[str, Any], texts: list[str]) -> None:
    """
    Matrix, vocabulary and error are the stock vectoriser's to the bit.
    """
    assert _fit(_stock(**options), texts) == _fit(WordVectorizer(lowercase=False, **options), texts)


def test_long_rows_are_sorted() -> None:
    """
    A text of 500 different words, most of them met before in another order, has its columns in order.
    """
    texts = [" ".join(f"w{i * 7 % 500}" for i in range(500)), " ".join(f"w{i}" for i in range(500)), "w3 w1 w3"]

    assert _fit(_stock(), texts) == _fit(WordVectorizer(), texts)


def test_words_may_be_read_already() -> None:
    """
    `Words` give the rows of the texts they were read from, when fitted and when transformed.
    """
    texts = ["The ferry left the pier", "", "A storm hit the pier"]

    assert _fit(WordVectorizer(), texts) == _fit(WordVectorizer(), read_words(texts))
    fitted = WordVectorizer().fit(texts[:1])
    assert np.array_equal(fitted.transform(texts).toarray(), fitted.transform(read_words(texts)).toarray())
    assert np.array_equal(weigh(texts, stem=True).toarray(), weigh(read_words(texts), stem=True).toarray())


def test_words_do_not_fit_tokens_of_ones_own() -> None:
    """
    Pairs of words are not counted from `Numbers`.
    """
    with pytest.raises(TypeError, match="found Numbers"):
        WordVectorizer(ngram_range=(1, 2)).fit(read_words(["a pier"]))


def test_clone_has_the_same_settings() -> None:
    """
    scikit-learn can copy it, and a frozen set of stop words is as good as a list.
    """
    vectorizer = WordVectorizer(stop_words=frozenset({"pier"}), min_df=2)

    assert vectorizer.get_params() == clone(vectorizer).get_params()
    assert ["ferry"] == clone(vectorizer).fit(["pier ferry", b"Ferry pier"]).get_feature_names_out().tolist()
