"""Tests of whole inputs: what is read, skipped, named, dated and told apart."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import order_key
from pipeline.config import IngestSettings
from pipeline.errors import InputError
from pipeline.ingest import Code, read_batch
from pipeline.model import Article, Batch, HeadLine, Issue

STORY = "The harbour ferry will stop running in March, the council said.\n\nTwo other boats were sold last year."
OTHER = "A new bridge over the river was opened on Sunday.\n\nHundreds walked across it in the rain."

Write = Callable[[str, "str | bytes"], Path]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def write(raw: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def read(*inputs: Path, max_bytes: int = 100_000, max_paragraphs: int = 100) -> Batch:
    return read_batch(inputs, IngestSettings(max_bytes=max_bytes, max_paragraphs=max_paragraphs))


def only(batch: Batch) -> Article:
    [article] = batch.articles
    return article


def seen(batch: Batch) -> list[tuple[str, str]]:
    return [(found.severity, found.code) for found in batch.issues]


def lines(*records: object) -> str:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)


# ------------------------------------------------------------------ inputs


def test_missing_input_is_named(tmp_path: Path) -> None:
    """
    An input that does not exist stops the run before anything is read.
    """
    with pytest.raises(InputError, match="nowhere: expected a folder or a file"):
        read(tmp_path / "nowhere")


def test_empty_folder_is_an_empty_batch(raw: Path) -> None:
    """
    A folder without files holds no article and no issue.
    """
    assert Batch(()) == read(raw)


def test_hidden_and_temporary_files_are_only_listed(raw: Path, write: Write) -> None:
    """
    What editors and systems leave in a folder is no article and no failure.
    """
    for name in (".gitkeep", ".DS_Store", "~$notes.txt", ".git/config.txt"):
        write(name, STORY)

    batch = read(raw)

    assert () == batch.articles
    assert [".DS_Store", ".git", ".gitkeep", "~$notes.txt"] == [found.file for found in batch.issues]
    assert {("note", "NF110")} == set(seen(batch))


def test_single_file_is_named_by_itself(write: Write) -> None:
    """
    An input may be one file.
    """
    assert "ferry.txt" == only(read(write("echo/ferry.txt", STORY))).file


def test_several_inputs_are_told_apart_by_name(tmp_path: Path) -> None:
    """
    Each input's name precedes its files; inputs of one name are told apart by the folder they lie in.
    """
    for name, text in (("a/raw", STORY), ("b/raw", OTHER), ("c/more", STORY + " More.")):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.txt").write_text(text)
    inputs = [tmp_path / "a/raw", tmp_path / "b/raw", tmp_path / "c/more"]

    batch = read(*inputs)

    assert ["a/raw/x.txt", "b/raw/x.txt", "more/x.txt"] == [article.file for article in batch.articles]
    assert batch == read(*reversed(inputs))
    assert 3 == len({article.id for article in batch.articles})


def test_file_in_two_inputs_is_read_once(raw: Path, write: Write) -> None:
    """
    A folder inside another input adds nothing.
    """
    write("echo/ferry.txt", STORY)

    batch = read(raw / "echo", raw, raw / "echo/ferry.txt")

    assert ("raw/echo/ferry.txt", "echo") == (only(batch).file, only(batch).outlet)
    assert () == batch.duplicates


# ------------------------------------------------------------------ text files


def test_seed_form_gives_date_and_head(raw: Path, write: Write) -> None:
    """
    A date line glued to the first sentence is read, and the text stays as it is.
    """
    text = f" date 2024-01-31 {STORY}"
    write("ferry.txt", text)

    article = only(read(raw))

    assert text == article.text
    assert (HeadLine(1, 16, "date_line"),) == article.head
    assert article.published is not None
    assert (date(2024, 1, 31), "date_line") == (article.published.day, article.published.basis)
    assert (None, "unknown", None) == (article.outlet, article.outlet_basis, article.outlet_group)


def test_date_in_the_body_stays_text(raw: Path, write: Write) -> None:
    """
    Only the start of a file can be a date line; a file's own time is never a date.
    """
    write("ferry.txt", f"{STORY}\n\ndate 2024-01-31 was set for the vote.")

    article = only(read(raw))

    assert (None, ()) == (article.published, article.head)


def test_impossible_date_line_is_kept_apart_and_warned_about(raw: Path, write: Write) -> None:
    """
    The 30th of February leaves the article undated.
    """
    write("ferry.txt", f" date 2024-02-30 {STORY}")

    batch = read(raw)

    assert only(batch).published is None
    assert [("warning", "NF202")] == seen(batch)


def test_header_lines_are_read_and_marked(raw: Path, write: Write) -> None:
    """
    Lines that state a field at the very top give it, and win over the folder.
    """
    head = "Title: Ferry stops\nDate: 2024-02-01\nOutlet: The Echo\nByline: Ann Weaver\nURL: https://echo.example/1\n"
    write("folder/ferry.txt", f"{head}\n{STORY}\nTitle: not a header")

    article = only(read(raw))

    assert ("Ferry stops", "Ann Weaver", "https://echo.example/1") == (article.title, article.byline, article.url)
    assert ("The Echo", "metadata", "The Echo") == (article.outlet, article.outlet_basis, article.outlet_group)
    assert ["title", "date_line", "notice", "byline", "notice"] == [line.role for line in article.head]
    assert "Date: 2024-02-01" == article.text[article.head[1].start : article.head[1].end]


def test_markdown_front_matter_and_title(raw: Path, write: Write) -> None:
    """
    Front matter states fields; without it the first heading is the title.
    """
    write("a.md", f'---\ntitle: "Ferry stops"\nlayout: post\ndate: 2024-02-01\n---\n\n{STORY}')
    write("b.md", f"# Bridge opens\n\n{OTHER}")
    write("c.txt", f"---\n{OTHER} Again.")

    ferry, bridge, dashes = read(raw).articles

    assert ("Ferry stops", "---") == (ferry.title, ferry.text[ferry.head[-1].start : ferry.head[-1].end])
    assert "Bridge opens" == bridge.title
    assert () == dashes.head


def test_folder_names_the_outlet(raw: Path, write: Write) -> None:
    """
    The first folder below the input is the outlet, however deep the file lies.
    """
    write("echo/2024/02/ferry.txt", STORY)

    assert ("echo", "folder", "echo") == (
        (article := only(read(raw))).outlet,
        article.outlet_basis,
        article.outlet_group,
    )


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"Title: Only a title\n"])
def test_file_without_text_is_skipped(raw: Path, write: Write, content: bytes) -> None:
    """
    Empty, blank or mark-only files are listed and the others go on.
    """
    write("empty.txt", content)
    write("ferry.txt", STORY)

    batch = read(raw)

    assert "ferry.txt" == only(batch).file
    assert [("skipped", "NF101")] == seen(batch)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 text",
        b"\x89PNG\r\n",
        b"PK\x03\x04word",
        b"{\\rtf1 text}",
        b"a\0b\0c\0d\0e\0f\0",
        bytes(range(256)) * 4,
    ],
)
def test_binary_file_is_skipped(raw: Path, write: Write, content: bytes) -> None:
    """
    A picture or an office document is no text, whatever its name ends in.
    """
    write("scan.txt", content)

    assert [("skipped", "NF104")] == seen(read(raw))


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "table.parquet", "old.zip", "notes"])
def test_other_kinds_of_file_are_listed(raw: Path, write: Write, name: str) -> None:
    """
    A kind that is not read is named, not passed over in silence.
    """
    write(name, STORY)

    batch = read(raw)

    assert () == batch.articles
    assert [("skipped", "NF102")] == seen(batch)


def test_large_file_is_refused_by_its_size(raw: Path) -> None:
    """
    A sparse file of a terabyte is skipped without being read.
    """
    with (raw / "huge.txt").open("wb") as stream:
        stream.truncate(1 << 40)

    assert [("skipped", "NF103")] == seen(read(raw))


def test_links_and_pipes_are_skipped(raw: Path, write: Write, tmp_path: Path) -> None:
    """
    Nothing outside the input is reached, no loop is walked, and no pipe is waited for.
    """
    (tmp_path / "secret.txt").write_text(STORY)
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "loop").symlink_to(raw)
    (raw / "gone.txt").symlink_to(raw / "nothing")
    os.mkfifo(raw / "pipe.txt")
    write("ferry.txt", STORY)

    batch = read(raw)

    assert "ferry.txt" == only(batch).file
    assert [("skipped", "NF105")] * 4 == seen(batch)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder_are_skipped(raw: Path, write: Write) -> None:
    """
    What the system keeps to itself is listed.
    """
    write("a.txt", STORY).chmod(0)
    write("b/c.txt", STORY).parent.chmod(0)

    found = seen(read(raw))

    (raw / "b").chmod(0o700)
    assert [("skipped", "NF106")] * 2 == found


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_read_error_skips_the_file(raw: Path) -> None:
    """
    A file that opens but cannot be read is listed.
    """
    (raw / "memory.txt").symlink_to("/proc/self/mem")

    batch = read_batch([raw / "memory.txt"], IngestSettings())

    assert () == batch.articles
    assert "skipped" == batch.issues[0].severity


def test_file_names_of_any_bytes_can_be_written(raw: Path) -> None:
    """
    Spaces, quotes, newlines and bytes that are no UTF-8 neither fail nor leave lone surrogates.
    """
    names = [b"a b.txt", b"-rf.txt", b"line\nbreak.txt", b'"quoted".txt', b"caf\xe9.txt", "café.txt".encode()]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(raw) + b"/" + name)).write_text(f"{STORY} {number}")

    files = [article.file for article in read(raw).articles]

    assert len(names) == len(set(files))
    assert "caf\\xe9.txt" in files
    assert "".join(files).encode()


def test_too_many_paragraphs_are_refused(raw: Path, write: Write) -> None:
    """
    An article of more paragraphs than the setting allows is skipped.
    """
    write("long.txt", "A line.\n\n" * 101)

    assert [("skipped", "NF113")] == seen(read(raw))


def test_text_without_blank_lines_is_noted(raw: Path, write: Write) -> None:
    """
    A reader of the report learns that each line was taken for a paragraph.
    """
    write("ferry.txt", STORY.replace("\n\n", "\n"))

    assert [("note", "NF304")] == seen(read(raw))


# ------------------------------------------------------------------ encodings

BOM_FORMS = [
    ("utf-8-sig", codecs.BOM_UTF8 + STORY.encode()),
    ("utf-16", codecs.BOM_UTF16_LE + STORY.encode("utf-16-le")),
    ("utf-16", codecs.BOM_UTF16_BE + STORY.encode("utf-16-be")),
    ("utf-32", codecs.BOM_UTF32_LE + STORY.encode("utf-32-le")),
    ("utf-32", codecs.BOM_UTF32_BE + STORY.encode("utf-32-be")),
]


@pytest.mark.parametrize(("codec", "content"), BOM_FORMS)
def test_byte_order_mark_decides_and_is_not_text(raw: Path, write: Write, codec: str, content: bytes) -> None:
    """
    Offset 0 is behind the mark.
    """
    write("ferry.txt", content)

    batch = read(raw)

    assert (codec, STORY) == (only(batch).encoding, only(batch).text)
    assert [] == seen(batch)


def test_other_bytes_are_windows_1252_with_a_warning(raw: Path, write: Write) -> None:
    """
    A text that is no UTF-8 is read as Windows-1252, and the report says so.
    """
    write("ferry.txt", "“Café”, she said – twice.".encode("cp1252"))

    batch = read(raw)

    assert ("cp1252", "“Café”, she said – twice.") == (only(batch).encoding, only(batch).text)
    assert [("warning", "NF302")] == seen(batch)
    assert "cp1252" in batch.issues[0].message


def test_stray_bytes_in_utf8_are_marked(raw: Path, write: Write) -> None:
    """
    One broken byte among many good characters does not change the encoding.
    """
    write("ferry.txt", ("é" * 20).encode() + b" \xff " + STORY.encode())

    batch = read(raw)

    assert "utf-8" == only(batch).encoding
    assert 1 == only(batch).text.count("\ufffd")
    assert [("warning", "NF301")] == seen(batch)


def test_single_nul_is_kept_and_noted(raw: Path, write: Write) -> None:
    """
    A NUL in a text is no reason to refuse it.
    """
    write("ferry.txt", STORY + "\0")

    batch = read(raw)

    assert STORY + "\0" == only(batch).text
    assert [("note", "NF301")] == seen(batch)


pieces = st.sampled_from([b"word ", b".\n", b"\r\n", "é“”".encode(), b"\xe9", b"\x81", b"\xff", b"\0", "😀".encode()])


@given(mark=st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE]), parts=st.lists(pieces, max_size=30))
@settings(max_examples=60)
def test_offsets_hold_in_the_file_opened_with_the_encoding_named(
    tmp_path_factory: pytest.TempPathFactory, mark: bytes, parts: list[bytes]
) -> None:
    """
    Whoever opens the file with the encoding that is named has the article's text, or it was skipped with a reason.
    """
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(mark + b"".join(parts))

    batch = read(path)

    for article in batch.articles:
        with path.open(encoding=article.encoding, errors="replace", newline="") as stream:
            assert article.text == stream.read()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == article.sha256
    assert 1 == len(batch.articles) + sum(found.severity == "skipped" for found in batch.issues)


# ------------------------------------------------------------------ records


def test_json_lines_give_an_article_each(raw: Path, write: Write) -> None:
    """
    A record's fields go by their common names, and its number is that of its line.
    """
    first = {"id": "e1", "source": "Echo", "headline": "Ferry", "published_at": "2024-02-01", "body": STORY}
    second = {"id": 7, "source": {"name": "Mirror"}, "authors": ["A. Weaver", "B. Miller"], "content": OTHER}
    write("wire/all.jsonl", lines(first, "", second))

    ferry, bridge = read(raw).articles

    assert ("e1", "Echo", "Ferry", STORY, 1) == (
        ferry.source_id,
        ferry.outlet,
        ferry.title,
        ferry.text,
        ferry.record_no,
    )
    assert ("7", "Mirror", "A. Weaver, B. Miller", 3) == (
        bridge.source_id,
        bridge.outlet,
        bridge.byline,
        bridge.record_no,
    )
    assert hashlib.sha256(STORY.encode()).hexdigest() == ferry.sha256


BROKEN = [
    ('{"text": "cut o', "NF111"),
    ("[1, 2]", "NF111"),
    ('{"text": "a", "text": "b"}', "NF111"),
    ("[" * 100_000, "NF111"),
    ('{"text": ' + "[" * 5_000 + "]" * 5_000 + "}", "NF111"),
    ('{"n": ' + "9" * 5_000 + "}", "NF111"),
    ('{"title": "no text"}', "NF112"),
    ('{"text": 5}', "NF112"),
    ('{"text": " "}', "NF101"),
    ('{"text": null}', "NF101"),
    ('{"text": "' + "a" * 100_001 + '"}', "NF103"),
]


@pytest.mark.parametrize(("line", "code"), BROKEN, ids=range(len(BROKEN)))
def test_bad_record_is_skipped_by_number_and_the_others_hold(raw: Path, write: Write, line: str, code: str) -> None:
    """
    A record that is cut off, nested too deep, too long or without text costs only itself.
    """
    write("all.jsonl", lines({"text": STORY}, line, {"text": OTHER}))

    batch = read(raw)

    assert [1, 3] == [article.record_no for article in batch.articles]
    assert [("skipped", code, 2)] == [(found.severity, found.code, found.record_no) for found in batch.issues]


def test_nan_is_nothing_and_surrogates_are_replaced(raw: Path, write: Write) -> None:
    """
    What no writer could put down in UTF-8 is replaced with a warning.
    """
    write("all.jsonl", '{"title": NaN, "outlet": "E\\udc00", "text": "A \\ud83d\\ude00 and a \\ud800 half."}')

    batch = read(raw)

    assert "A 😀 and a \ufffd half." == only(batch).text
    assert (None, "E\ufffd") == (only(batch).title, only(batch).outlet)
    assert [("warning", "NF301")] == seen(batch)


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: {"articles": r}])
def test_json_list_and_wrapped_list(raw: Path, write: Write, wrap: Callable[[object], object]) -> None:
    """
    A .json file holds a list of records, bare or wrapped as news services do.
    """
    write("all.json", json.dumps(wrap([{"text": STORY}, 3, {"text": OTHER}])))

    batch = read(raw)

    assert [1, 3] == [article.record_no for article in batch.articles]
    assert [("skipped", "NF111")] == seen(batch)


def test_json_object_is_one_article_and_broken_json_none(raw: Path, write: Write) -> None:
    """
    One object is one article; a file that is cut off is skipped.
    """
    write("one.json", json.dumps({"text": STORY}))
    write("cut.json", '[{"text": "A')

    batch = read(raw)

    assert ("one.json", 1) == (only(batch).file, only(batch).record_no)
    assert [("skipped", "NF111")] == seen(batch)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_rows_are_articles(raw: Path, write: Write, mark: str) -> None:
    """
    Columns go by name whatever parts them; quoted cells keep their newlines.
    """
    write("all.csv", mark.join(["Outlet", "Date", "Text"]) + "\r\n" + mark.join(["NA", "2024-02-01", f'"{STORY}"']))

    article = only(read(raw))

    assert ("NA", STORY, 1) == (article.outlet, article.text, article.record_no)


def test_bad_csv_rows_are_skipped_by_number(raw: Path, write: Write) -> None:
    """
    Ragged rows and stray quotation marks cost their own rows, and long cells none.
    """
    long_text = "word " * 40_000
    rows = ["outlet,text", "echo,one,two", f'echo,"{long_text}"', 'echo,"a"b', f'mirror,"{STORY}"', 'echo,"open']
    write("all.csv", "\n".join(rows))

    batch = read(raw, max_bytes=1_000_000)

    assert [2, 4] == sorted(article.record_no or 0 for article in batch.articles)
    assert [("NF111", 1), ("NF111", 3), ("NF111", 5)] == [(found.code, found.record_no) for found in batch.issues]


def test_csv_without_text_column_names_what_it_has(raw: Path, write: Write) -> None:
    """
    A table of something else is skipped whole.
    """
    write("all.csv", "name,price\na,1\n")

    batch = read(raw)

    assert [("skipped", "NF112")] == seen(batch)
    assert "found name, price" in batch.issues[0].message


@given(st.lists(st.sampled_from(['{"text": ', '"', "\\", "[", "}", "a", ",", "1", "\n", "\r", ";", "text", "é"])))
@settings(max_examples=80)
def test_no_record_file_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """
    Whatever a file of records holds, each of it is an article or an issue.
    """
    folder = tmp_path_factory.mktemp("raw")
    for name in ("a.jsonl", "a.json", "a.csv", "sources.csv"):
        (folder / name).write_text("text,file\n" * name.endswith("csv") + "".join(parts))

    batch = read(folder)

    named = {article.file for article in batch.articles} | {found.file for found in batch.issues}
    assert {"a.jsonl", "a.json", "a.csv"} <= named | {duplicate.article.file for duplicate in batch.duplicates}


# ------------------------------------------------------------------ manifest


def test_manifest_wins_over_everything(raw: Path, write: Write) -> None:
    """
    What a person wrote down by hand holds against header lines and folders.
    """
    write("echo/ferry.txt", f"Title: Old\nDate: 2024-02-02\nOutlet: Other\n\n{STORY}")
    columns = "file,outlet,outlet_group,date,title,url,wire"
    write("sources.csv", f"{columns}\n./echo/ferry.txt,The Echo,Harbour Media,2024-02-01,New,https://e.example,yes\n")

    batch = read(raw)
    article = only(batch)

    assert ("The Echo", "manifest", "Harbour Media") == (article.outlet, article.outlet_basis, article.outlet_group)
    assert ("New", "https://e.example", True) == (article.title, article.url, article.wire)
    assert article.published is not None
    assert (date(2024, 2, 1), "manifest") == (article.published.day, article.published.basis)
    assert [("warning", "NF205")] == seen(batch)


def test_manifest_rows_that_do_not_hold_are_reported(raw: Path, write: Write) -> None:
    """
    A row too short, twice, or for no file is named by its number; the good one holds.
    """
    write("ferry.txt", STORY)
    rows = ["file,outlet,wire,colour", "ferry.txt,Echo,maybe,red", "short", "ferry.txt,Mirror,,", "../gone.txt,X,,"]
    write("sources.csv", "\n".join(rows))

    batch = read(raw)

    assert ("Echo", False) == (only(batch).outlet, only(batch).wire)
    assert [("NF114", None), ("NF114", 1), ("NF114", 2), ("NF114", 3), ("NF115", 4)] == [
        (found.code, found.record_no) for found in batch.issues
    ]


def test_manifest_without_file_column_is_reported(raw: Path, write: Write) -> None:
    """
    A list that names no files changes nothing, and says so.
    """
    write("ferry.txt", STORY)
    write("sources.csv", "name,outlet\nferry.txt,Echo\n")

    batch = read(raw)

    assert only(batch).outlet is None
    assert [("warning", "NF114")] == seen(batch)


def test_manifest_below_the_top_is_not_read(raw: Path, write: Write) -> None:
    """
    A list in an outlet's folder is pointed out, not obeyed and not taken for articles.
    """
    write("echo/sources.csv", "file,outlet\nferry.txt,X\n")

    assert [("warning", "NF110")] == seen(read(raw))


def test_manifest_names_the_outlet_of_a_file_of_records(raw: Path, write: Write) -> None:
    """
    A row for a file of records gives all of them its outlet, but no title.
    """
    write("all.jsonl", lines({"text": STORY, "title": "Ferry"}, {"text": OTHER, "title": "Bridge"}))
    write("sources.csv", "file,outlet,title\nall.jsonl,Echo,One\n")

    assert [("Echo", "Ferry"), ("Echo", "Bridge")] == [(a.outlet, a.title) for a in read(raw).articles]


# ------------------------------------------------------------------ order, duplicates, ids


def test_articles_come_in_order_of_publication(raw: Path, write: Write) -> None:
    """
    Undated articles are last, whatever the files are called.
    """
    write("a.txt", STORY)
    write("b.txt", f" date 2024-02-02 {OTHER}")
    write("c.txt", f" date 2024-02-01 {OTHER} More.")

    articles = read(raw).articles

    assert ["c.txt", "b.txt", "a.txt"] == [article.file for article in articles]
    assert sorted(articles, key=order_key) == list(articles)


def test_same_text_of_one_outlet_is_a_duplicate_of_the_earliest(raw: Path, write: Write) -> None:
    """
    Only white space and the date line differ: counted once, and noted.
    """
    write("echo/b.txt", f" date 2024-02-01 {STORY}")
    write("echo/a.txt", f" date 2024-02-02 {STORY.replace(' ', '  ')}\n")
    write("mirror/a.txt", STORY)

    batch = read(raw)

    assert ["echo/b.txt", "mirror/a.txt"] == [article.file for article in batch.articles]
    [duplicate] = batch.duplicates
    assert ("echo/a.txt", "echo/b.txt") == (duplicate.article.file, duplicate.of.file)
    assert [("note", "NF116")] == seen(batch)
    assert duplicate.article.id == batch.issues[0].article_id


def test_id_depends_on_outlet_and_first_of_record_id_address_and_path(raw: Path, write: Write) -> None:
    """
    Ids survive a change of text or date, and another article beside them.
    """
    write("echo/a.jsonl", lines({"id": "x1", "text": STORY}, {"url": "https://e.example", "text": OTHER}))
    before = {article.record_no: article.id for article in read(raw).articles}
    write("echo/b.txt", STORY + " And more.")
    write("echo/a.jsonl", lines({"url": "https://e.example", "text": OTHER + "!"}, {"id": "x1", "text": STORY + "?"}))

    after = {article.source_id: article.id for article in read(raw).articles if article.record_no}

    assert {"x1": before[1], None: before[2]} == after


def test_two_articles_with_one_id_are_both_kept_and_warned_about(raw: Path, write: Write) -> None:
    """
    Records that share an outlet and an id are told apart by their place.
    """
    write("a.jsonl", lines({"id": "1", "text": STORY}, {"id": "1", "text": OTHER}))

    batch = read(raw)

    assert 2 == len({article.id for article in batch.articles}) == len(batch.articles)
    assert [("warning", "NF117")] == seen(batch)


def test_issues_are_in_order_of_file_and_every_code_has_a_meaning(raw: Path, write: Write) -> None:
    """
    Issues can be read along the folder, and each code is in the table.
    """
    write("b.txt", "")
    write("a.jsonl", lines("{", "{"))
    write("c.html", STORY)

    issues: tuple[Issue, ...] = read(raw).issues

    assert [("a.jsonl", 1), ("a.jsonl", 2), ("b.txt", None), ("c.html", None)] == [
        (found.file, found.record_no) for found in issues
    ]
    assert {found.code for found in issues} <= {code.code for code in Code if code.meaning}
    assert len(Code) == len({code.code for code in Code})


def test_undated_copy_is_no_duplicate_of_a_dated_one(raw: Path, write: Write) -> None:
    """
    It may have been printed first, so it stays among those that can't be told.
    """
    write("echo/dated.txt", f"Date: 2024-01-03\n\n{STORY}")
    write("echo/undated.txt", STORY)
    write("mirror/a.txt", f"Date: 2024-01-02\n\n{STORY}")

    batch = read(raw)

    assert ["mirror/a.txt", "echo/dated.txt", "echo/undated.txt"] == [article.file for article in batch.articles]
    assert batch.duplicates == ()


def test_same_words_of_two_unknown_outlets_are_two_articles(raw: Path, write: Write) -> None:
    """
    Only the same content twice is one file copied; else both may be printed somewhere.
    """
    write("a.txt", STORY)
    write("b.txt", STORY)
    write("c.txt", f"Title: Ferry\n\n{STORY}")

    batch = read(raw)

    assert ["a.txt", "c.txt"] == [article.file for article in batch.articles]
    assert ["b.txt"] == [duplicate.article.file for duplicate in batch.duplicates]


def test_two_dates_in_one_header_leave_the_article_undated(raw: Path, write: Write) -> None:
    """
    Which of them holds can't be told, so neither may make it the first; when it was updated is another matter.
    """
    write("echo/a.txt", f"Date: 2024-01-12\nUpdated: 2024-01-13\nDate: 2024-01-10\n\n{STORY}")
    write("echo/b.txt", f"Date: 2024-01-12\nUpdated: 2024-01-13\n\n{OTHER}")

    batch = read(raw)
    dates = {article.file: article.published and article.published.day for article in batch.articles}

    assert {"echo/a.txt": None, "echo/b.txt": date(2024, 1, 12)} == dates
    assert ["NF205"] == [found.code for found in batch.issues]


def test_date_far_from_all_others_is_warned_about(raw: Path, write: Write) -> None:
    """
    A year mistyped makes an article the first or the last of all.
    """
    for number, day in enumerate(("2025-03-11", "2025-03-12", "2205-03-12")):
        write(f"echo/{number}.txt", f"Date: {day}\n\n{STORY} {number}")

    assert [("NF203", "echo/2.txt")] == [(found.code, found.file) for found in read(raw).issues]


def test_edition_among_the_articles_is_no_article(raw: Path, write: Write) -> None:
    """
    Its own reports and tables are not news; the folder that editions go to is not looked into at all.
    """
    write("echo/a.txt", STORY)
    for name in ("edition.json", "tables.schema.json", "report.md", "summary.csv"):
        write(f"out/editions/one/{name}", STORY)

    batch = read(raw)

    assert ["echo/a.txt"] == [article.file for article in batch.articles]
    assert [("NF118", "out/editions/one")] == [(found.code, found.file) for found in batch.issues]
    assert read_batch([raw], IngestSettings(), raw / "out").issues == ()


def test_list_of_records_that_is_not_read_is_reported(raw: Path, write: Write) -> None:
    """
    A file with two lists of articles has one of them read, and says so.
    """
    write("feed.json", json.dumps({"articles": [{"text": STORY}], "more": [{"text": OTHER}]}))

    batch = read(raw)

    assert 1 == len(batch.articles)
    [found] = batch.issues
    assert ("skipped", "NF111") == (found.severity, found.code)
    assert "more" in found.message


def test_column_that_stands_twice_is_reported(raw: Path, write: Write) -> None:
    """
    The first of two columns of one name is read, and says so.
    """
    write("feed.csv", f'text,text,outlet\n"{STORY}","{OTHER}",echo\n')

    batch = read(raw)

    assert [STORY] == [article.text for article in batch.articles]
    assert [("warning", "NF111")] == [(found.severity, found.code) for found in batch.issues]


def test_header_lines_of_other_fields_hide_none_below_them(raw: Path, write: Write) -> None:
    """
    A section or an empty line of the head is no reason to lose the outlet and the date below it.
    """
    write("a.txt", f"Title: Ferry\nSection: News\nBy:\nSource: Echo\nDate: 2024-03-01\n\n{STORY}")
    write("b.txt", f"Warning: ferries may be late, the council said.\n{OTHER}")

    a, b = sorted(read(raw).articles, key=lambda article: article.file)

    assert ("Echo", date(2024, 3, 1), 5) == (a.outlet, a.published and a.published.day, len(a.head))
    assert ((), None) == (b.head, b.outlet)


def test_list_of_articles_counts_more_than_a_text_beside_it(raw: Path, write: Write) -> None:
    """
    A feed that describes itself is a list of articles all the same.
    """
    write(
        "feed.json", json.dumps({"content": "Daily news of the town", "articles": [{"text": STORY}, {"text": OTHER}]})
    )

    batch = read(raw)

    assert 2 == len(batch.articles)
    assert [("warning", "NF111")] == [(found.severity, found.code) for found in batch.issues]
