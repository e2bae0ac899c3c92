"""A story to the parts of its page on what its articles share: overlap matrix, clusters, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Article, Cluster, Paragraph, Reuse, Story
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape
from pipeline.report.phrases import count, cut_short, day, known, of, opening, outlet, percent, place, signed
from pipeline.text import fold

_WIDEST_MATRIX = 12
_MOST_ROWS = 40
_MOST_CLUSTERS = 60
_MOST_MEMBERS = 20
_MOST_ALONE = 12
_SHADES = ((0.75, "█"), (0.5, "▓"), (0.25, "▒"), (0.0, "░"))
_KINDS = {"quote": "quoted speech", "copy": "running text", "boilerplate": "a standing phrase"}


def write_overlap(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """How much of each article's body others also printed: in and outside quotes, then article by article."""
    yield from ("", "## Overlap between articles", "")
    if len(story.articles) < 2:
        yield "One article only: nothing to compare it with."
        return
    yield "Body words in word runs that another article of this story also printed. Who took from whom is not known."
    yield from ("", "| Article | Also printed elsewhere | of these, in quotes | of these, outside quotes |")
    yield "| --- | --- | --- | --- |"
    for reused in story.reused[:_MOST_ROWS]:
        shared, quoted = reused.shared_words, reused.shared_in_quotes
        yield (
            f"| {signed(reused.article, catalogue)} | {of(shared, reused.words)} | {of(quoted, shared)} "
            f"| {of(shared - quoted, shared)} |"
        )
    yield from cut_short(_MOST_ROWS, len(story.reused), "articles.csv")
    yield from _matrix(story, catalogue) if len(story.articles) <= _WIDEST_MATRIX else _closest(story, catalogue)


def _matrix(story: Story, catalogue: Catalogue) -> Iterator[str]:
    measured = {(reuse.article.id, reuse.other.id): reuse for reuse in story.reuse}
    labels = [catalogue.label(article) for article in story.articles]
    yield from (
        "",
        "How much of the article in the row stands in that of the column: ░ some, ▒ 25 %, ▓ 50 %, █ 75 % or more.",
    )
    yield from ("", f"| | {' | '.join(labels)} |", f"| --- |{' ---: |' * len(labels)}")
    for article in story.articles:
        cells = [_cell(article, other, measured) for other in story.articles]
        yield f"| **{catalogue.label(article)}** | {' | '.join(cells)} |"


def _cell(article: Article, other: Article, measured: Mapping[tuple[str, str], Reuse]) -> str:
    if article == other:
        return "–"
    reuse = measured.get((article.id, other.id))
    return f"{_shade(reuse)} {percent(reuse.shared_words, reuse.words)}".lstrip() if reuse else "0 %"


def _shade(reuse: Reuse) -> str:
    share = reuse.shared_words / reuse.words if reuse.words else 0.0
    return next((sign for least, sign in _SHADES if share >= least), "") if reuse.shared_words else ""


def _closest(story: Story, catalogue: Catalogue) -> Iterator[str]:
    sharing = [reuse for reuse in story.reuse if reuse.shared_words]
    sharing.sort(key=lambda reuse: -reuse.shared_words)
    yield from ("", "The pairs that share most words:", "", "| Of | Also in | Body words |", "| --- | --- | --- |")
    for reuse in sharing[:_MOST_ROWS]:
        a, b = catalogue.label(reuse.article), catalogue.label(reuse.other)
        yield f"| **{a}** | **{b}** | {_shade(reuse)} {of(reuse.shared_words, reuse.words)} |"
    yield from cut_short(_MOST_ROWS, len(sharing), "outlet_overlap.csv")


def write_clusters(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """Paragraphs that say the same, member by member, strongest evidence named."""
    clusters = catalogue.clusters_of.get(story.id, ())
    yield from ("", "## Paragraphs that say the same", "")
    if not clusters:
        yield "No two paragraphs are alike enough to stand together."
    else:
        yield "Each paragraph is measured against the first of its cluster; the weakest link is the lowest figure."
    for number, cluster in enumerate(clusters[:_MOST_CLUSTERS], start=1):
        yield from _cluster(number, cluster, catalogue)
    yield from cut_short(_MOST_CLUSTERS, len(clusters), "clusters.csv")
    reaching = len(catalogue.clusters_into.get(story.id, ()))
    if reaching:
        yield from (
            "",
            f"{count(reaching, 'cluster')} of other stories hold paragraphs of this one: see `clusters.csv`.",
        )


def _cluster(number: int, cluster: Cluster, catalogue: Catalogue) -> Iterator[str]:
    where = f"{count(len(cluster.articles), 'article')}, {known(cluster.articles)}"
    yield from ("", f"**C{number}. {where}; {_KINDS[cluster.kind]}; weakest link {cluster.weakest_link:.2f}**", "")
    head = fold(cluster.head.text)
    for index, member in enumerate(cluster.members[:_MOST_MEMBERS]):
        same = index > 0 and fold(member.text) == head
        text = "the same words" if same else escape(member.text)
        yield f"- **{place(member, catalogue)}** {outlet(member.article)}, {day(member.article)}: {text}"
    yield from cut_short(_MOST_MEMBERS, len(cluster.members), "clusters.csv")


def write_alone(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The body paragraphs of each article that overlap with no other article."""
    yield from ("", "## Only in one article", "")
    yield "Body paragraphs without a counterpart elsewhere, by their first words."
    for article in story.articles:
        body = catalogue.body(article)
        alone = [paragraph for paragraph in body if paragraph.id not in catalogue.overlapping]
        yield from ("", f"{signed(article, catalogue)}: {of(len(alone), len(body))} body paragraphs")
        if alone:
            yield ""
        yield from (f"- {_first_words(paragraph)}" for paragraph in alone[:_MOST_ALONE])
        yield from cut_short(_MOST_ALONE, len(alone), "paragraphs.csv")


def _first_words(paragraph: Paragraph) -> str:
    return f"¶{paragraph.index + 1} {opening(paragraph.text, 12)}"
