"""The pages of an edition, as a reader of Markdown renders them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.config import Config
from pipeline.model import Article, Batch, Edition, Issue
from pipeline.report import write_report
from tests.report.conftest import CUT, LEDE, SAID

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def pages_of(edition: Edition, folder: Path) -> dict[str, str]:
    write_report(edition, Config(), "1.2.3", folder)
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


@pytest.fixture
def page(edition: Edition, tmp_path: Path) -> str:
    return pages_of(edition, tmp_path)["report.md"]


def section(page: str, heading: str) -> str:
    return page.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_sections_stand_in_order(page: str) -> None:
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]

    assert [
        "What changed since the edition before",
        "Articles",
        "Key figures",
        "Summary",
        "Repeated quotes",
        "Overlap between articles",
        "Where the articles disagree",
        "Timeline",
        "Paragraphs that say the same",
        "Only in one article",
        "Warnings",
        "Method and settings",
    ] == headings


def test_one_story_is_one_page(edition: Edition, tmp_path: Path) -> None:
    assert ["report.md"] == list(pages_of(edition, tmp_path))


def test_two_stories_are_an_index_and_a_page_each(two_stories: Edition, tmp_path: Path) -> None:
    pages = pages_of(two_stories, tmp_path)

    assert {"report.md", *(f"stories/{story.id}.md" for story in two_stories.stories)} == set(pages)
    assert all(f"](stories/{story.id}.md)" in pages["report.md"] for story in two_stories.stories)


def test_hostile_text_makes_no_tag_link_or_image_on_any_page(two_stories: Edition, tmp_path: Path) -> None:
    for page in pages_of(two_stories, tmp_path).values():
        tokens = [inner for token in READER.parse(page) for inner in (token, *(token.children or ()))]
        links = [token.attrGet("href") for token in tokens if token.type == "link_open"]

        assert not {"html_block", "html_inline", "image", "fence", "code_block"} & {token.type for token in tokens}
        assert all(str(link).startswith(("stories/sto_", "../report.md")) for link in links)
        assert "\u202e" not in page


def test_every_table_row_has_the_cells_of_its_head(page: str) -> None:
    tables = [token for token in READER.parse(page) if token.type == "tr_open"]
    rows = [line for line in page.splitlines() if line.startswith("|") and not line.startswith("| ---")]

    assert len(rows) == len(tables)


def test_summary_line_is_verbatim_and_its_note_names_all_carriers(page: str) -> None:
    summary = section(page, "Summary")

    assert f"- {LEDE}[^1]" in summary
    assert (
        f"[^1]: From **A** echo, 2024-02-01, paragraph 1, characters 0–{len(LEDE)}. The same in **B** mirror,"
        in summary
    )
    assert "One article only." not in summary.split("[^1]:")[1].split("[^2]:")[0]


def test_sentence_of_one_article_says_so(page: str) -> None:
    note = section(page, "Summary").split("[^2]:")[1].split("[^3]:")[0]

    assert note.strip().endswith("One article only.")


def test_line_that_differs_elsewhere_prints_the_other_wording(page: str) -> None:
    summary = section(page, "Summary")

    assert f"- Mara Lind: “{SAID}”[^3]" in summary
    assert f"**Differs** in **B** mirror, 2024-02-02, paragraph 2, characters 78–129: “{CUT}”" in summary


def test_repeated_quote_shows_the_edit_and_who_was_first(page: str) -> None:
    quotes = section(page, "Repeated quotes")

    assert "1 of 1 (100 %) quotes are printed by two or more known outlets." in quotes
    assert "Printed first by **A** echo, 2024-02-01; all others are dated later." in quotes
    assert "minutes. ~~and nobody will pay for them.~~" in quotes


def test_undated_printing_leaves_the_first_open(edition: Edition, tmp_path: Path) -> None:
    [utterance] = edition.utterances
    full, cut = utterance.members
    undated = replace(cut.pieces[0].article, published=None)
    moved = replace(cut, pieces=(replace(cut.pieces[0], article=undated),))

    page = pages_of(replace(edition, utterances=(replace(utterance, members=(full, moved)),)), tmp_path)["report.md"]

    assert "Who printed it first can't be told: B is undated." in page
    assert "Printed first by" not in page


def test_quotes_of_unknown_outlets_have_their_own_heading(edition: Edition, tmp_path: Path) -> None:
    [utterance] = edition.utterances
    full, cut = utterance.members
    unnamed = replace(cut.pieces[0].article, outlet=None, outlet_group=None)
    moved = replace(cut, pieces=(replace(cut.pieces[0], article=unnamed),))

    page = pages_of(replace(edition, utterances=(replace(utterance, members=(full, moved)),)), tmp_path)["report.md"]

    assert "0 of 1 (0 %) quotes are printed by two or more known outlets." in page
    assert "Q1. Mara Lind: printed in 2 articles, outlets not known" in page


def test_matrix_has_a_share_for_each_pair(page: str) -> None:
    overlap = section(page, "Overlap between articles")

    assert "| **A** | – | ▓ 67 % | 0 % |" in overlap
    assert "| **A** echo, 2024-02-01 | 22 of 33 (67 %) | 9 of 22 (41 %) | 13 of 22 (59 %) |" in overlap


def test_skipped_file_and_duplicate_are_told(page: str) -> None:
    warnings = section(page, "Warnings")

    assert "| skipped | NF104 | echo/photo\\.jpg |" not in warnings
    assert "| skipped | NF104 | echo/photo.txt | expected text, found a picture | skipped |" in warnings
    assert "- echo/copy.txt has the text of **A** echo/a.txt" in warnings


def test_edition_of_new_articles_only_tells_no_changes(edition: Edition, tmp_path: Path) -> None:
    [change] = edition.changes
    new = tuple(replace(change, kind="new_article", id=article.id) for article in edition.batch.articles)

    page = pages_of(replace(edition, changes=new), tmp_path)["report.md"]

    assert "What changed" not in page


def test_story_id_that_is_no_file_name_is_refused(two_stories: Edition, tmp_path: Path) -> None:
    bad = replace(two_stories.stories[0], id="sto_/../../x")

    with pytest.raises(ValueError, match="story id"):
        pages_of(replace(two_stories, stories=(bad, two_stories.stories[1]), changes=()), tmp_path)


def test_issue_of_a_story_is_on_its_page(two_stories: Edition, tmp_path: Path) -> None:
    odd: Article = two_stories.stories[1].articles[0]
    issue = Issue("warning", "NF202", odd.file, "expected a date", "kept as undated", article_id=odd.id)
    batch: Batch = replace(two_stories.batch, issues=(*two_stories.batch.issues, issue))

    pages = pages_of(replace(two_stories, batch=batch), tmp_path)

    first, second = (pages[f"stories/{story.id}.md"] for story in two_stories.stories)
    assert ("NF202" in first, "NF202" in second) == (False, True)


def test_outlets_of_one_owner_are_told(edition: Edition, tmp_path: Path) -> None:
    [story] = edition.stories
    a, b, c = story.articles
    owned = replace(story, articles=(a, replace(b, outlet_group="echo"), c))

    page = pages_of(replace(edition, stories=(owned,)), tmp_path)["report.md"]

    assert "3 articles from 2 known outlets of 1 owner (1 article of none), dated 2024-02-01 to 2024-02-02." in page
