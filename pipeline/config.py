"""Settings: one frozen section a stage, with their defaults and limits."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(gt=0, le=1)]


class Section(BaseModel):
    """What every section has in common: it is frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class IngestSettings(Section):
    """What is read."""

    max_bytes: Annotated[int, Field(ge=1)] = Field(
        20_000_000, description="A larger file, or record of a file, is skipped unread."
    )
    max_paragraphs: Annotated[int, Field(ge=1)] = Field(50_000, description="An article of more paragraphs is skipped.")


class OverlapSettings(Section):
    """Which paragraphs are paired, and which are put in one cluster."""

    pair: Share = Field(0.4, description="TF-IDF cosine from which two paragraphs are listed as a pair.")
    run: Annotated[int, Field(ge=3)] = Field(
        5, description="Words in a row that, shared, make two paragraphs a pair if four of them carry meaning."
    )
    cluster: Share = Field(
        0.7,
        description="Cosine, share of the shorter paragraph held in shared runs, or both together, that puts it in a "
        "cluster.",
    )

    @model_validator(mode="after")
    def _cluster_is_made_of_pairs(self) -> Self:
        if self.pair > self.cluster:
            raise ValueError(f"expected pair <= cluster, found {self.pair} > {self.cluster}")
        return self


class QuoteSettings(Section):
    """Which quotes are the same utterance."""

    near_days: Annotated[int, Field(ge=0)] = Field(
        7, description="Days between two printings up to which fewer shared words are proof enough."
    )


class StorySettings(Section):
    """Which articles are one story."""

    method: Literal["average", "one"] = Field(
        "average", description="average: group by whole-article similarity; one: all articles are one story."
    )
    threshold: Annotated[float, Field(ge=0, le=1)] = Field(
        0.0, description="Mean cosine that joins two groups of articles; 0: chosen by the size of the run."
    )


class SummarySettings(Section):
    """How long a summary is."""

    words: Annotated[int, Field(ge=1)] = Field(220, description="Words at most, quotes included.")
    sentences: Annotated[int, Field(ge=1)] = Field(10, description="Sentences at most, quotes included.")


class Config(Section):
    """All settings of a run."""

    ingest: IngestSettings = IngestSettings()
    overlap: OverlapSettings = OverlapSettings()
    quotes: QuoteSettings = QuoteSettings()
    stories: StorySettings = StorySettings()
    summary: SummarySettings = SummarySettings()
