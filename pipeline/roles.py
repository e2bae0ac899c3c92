"""A paragraph's words and neighbours to its role, and the rule that found it.

Only a clear sign takes a paragraph out of the body: a caption taken for body costs a line, the reverse a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Article, Role
from pipeline.text import split_words

Found = tuple[Role, str]

_BODY: Found = ("body", "")
_STOP = re.compile(r"[.!?…:;][\"'’”»)\]*_]*\Z")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A role that a paragraph's own words give away, if it is no longer than *most* words."""

    role: Role
    name: str
    most: int
    pattern: re.Pattern[str]


def _rule(role: Role, name: str, most: int, *patterns: str, flags: int = re.IGNORECASE) -> _Rule:
    return _Rule(role, name, most, re.compile("|".join(patterns), flags | re.DOTALL))


_PICTURE = r"(?:image|photo(?:graph)?|file photo|picture|pic|video|graphic|illustration)s?"
_AGENCY = r"(?:getty|reuters|afp|ap|epa|pa|alamy|shutterstock|imago|upi|rex|bloomberg)"
_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|and|of|the|for|de|van|von|&|\||@\w+),?"
_MONTHS = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTHS += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_WORD = (
    rf"(?:{_MONTHS}|{_WEEKDAYS}|at|on|first|last|posted|published|updated|originally|date|time|[ap]\.?m\.?|noon"
    r"|gmt|utc|bst|cet|[ecmp][sd]?t|(?:\d{1,4}(?:st|nd|rd|th)?(?:[ap]m)?(?:[:/.-]\d{1,4}){0,2}(?:[ap]m)?))"
)
_SITES = r"(?:twitter|facebook|instagram|x|tiktok|youtube|linkedin|whatsapp|telegram|threads|bluesky)"

_RELATED = (
    r"related(?: (?:articles?|stories|content|news|links?|coverage|posts?|topics|reading))?"
    r"|read (?:more|next|on)|also (?:read|see)|read also|see also|further reading"
    r"|more (?:on this(?: story)?|stories|news|like this|coverage)"
    r"|you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you| stories| reading)?|most (?:read|popular)"
    r"|trending(?: now)?|what to read next|don['’]t miss"
)

_RULES = (
    _rule("heading", "markdown", 30, r"\A#{1,6}[ \t]+[^\n]+\Z"),
    _rule("notice", "ornament", 60, r"\A[\W_]*\Z"),
    _rule("date_line", "date_words", 14, rf"\A\W*(?=.*\d){_DATE_WORD}(?:\W+{_DATE_WORD})*\W*\Z"),
    _rule("caption", "credit", 16, rf"\A\W*(?:{_PICTURE}(?: credits?| courtesy)?|credits?)(?: by)? ?[:©] ?\S"),
    _rule("caption", "credit_at_end", 45, rf"\((?:{_PICTURE}|ap photo|credit|courtesy)\b[^()]{{0,80}}\)\W*\Z"),
    _rule("caption", "agency_at_end", 45, rf"[/|©] ?{_AGENCY}(?: images| photos?| wire)?\W*\Z", r"\bgetty images\W*\Z"),
    _rule("caption", "viewer", 45, r"\A\W*(?:enlarge this image|toggle caption|just watched\b)"),
    _rule("byline", "contributed", 45, r"\bcontributed (?:reporting|to this (?:report|story|article|post))\b.{0,40}\Z"),
    _rule("byline", "reporting_by", 45, r"\A\W*(?:additional )?(?:reporting|writing|editing|compiled) by\b"),
    _rule(
        "related",
        "related_header",
        8,
        rf"\A\W*(?:{_RELATED})\W*\Z",
    ),
    _rule("related", "related_list", 120, rf"\A\W*(?:{_RELATED})[ \t]*:?[ \t]*\n(?:[^\n]*[^\n.\s][ \t]*(?:\n|\Z))+\Z"),
    _rule(
        "related",
        "related_link",
        30,
        r"\A\W*(?:read (?:more|next|also)|also (?:read|see)|see also|related(?: \w+)?|don['’]t miss) ?[:|»>]",
        r"\A\W*(?:more on this\b|also on [\w ]{1,20}:)",
    ),
    _rule("related", "related_link", 30, r"\A\W*(?:READ|WATCH|MORE|VIDEO|LISTEN) ?[:|»>]", flags=0),
    _rule(
        "notice",
        "newsletter",
        45,
        r"\A\W*(?:please )?(?:sign up|subscribe|register)\b.{0,100}"
        r"\b(?:newsletters?|updates|alerts|inbox|podcast|channel|here)\b",
        r"\A\W*(?:get|receive) (?:the|our|all|more)\b.{0,100}\b(?:newsletter|inbox)\b",
    ),
    _rule("notice", "again", 30, r"\A\W*(?:listen|watch)(?: again| live| back)\b ?[:|–—-]"),
    _rule("notice", "follow", 30, rf"\A\W*(?:follow|like|join|find) [\w@.'’ ]{{1,50}}\bon {_SITES}\b"),
    _rule(
        "notice",
        "copyright",
        60,
        r"\A\W*(?:©|\(c\) ?[12]\d{3}|copyright (?:©|\(c\)|[12]\d{3}))",
        r"\ball rights reserved\W*\Z",
    ),
    _rule("notice", "rights", 60, r"\bthis material may not be (?:published|reproduced|reprinted)\b"),
    _rule(
        "notice",
        "about_this_text",
        60,
        r"\A\W*this (?:story|article|post|report|page|piece|column) (?:(?:has been|was|is being|will be|is)"
        r" (?:last )?(?:updated|corrected|revised|amended|originally|first|developing)|originally|first appeared)\b",
        r"\A\W*(?:editor['’]?s['’]? note|corrections?|clarification) ?:",
    ),
    _rule(
        "notice",
        "advert",
        12,
        r"\A\W*(?:advertisement|(?:story|article) continue[sd] (?:below|after)\b.*|sponsored(?: content)?"
        r"|promoted content|continue reading\b.*|scroll (?:down )?(?:to|for)\b.*"
        r"|skip (?:advert|past|to)\b.*|loading)\W*\Z",
    ),
    _rule(
        "notice",
        "click",
        25,
        r"\A\W*(?:click|tap) (?:here|for|to|on)\b",
        r"\A\W*(?:download|get) (?:the|our)\b.{0,40}\bapp\b",
    ),
    _rule("notice", "cookies", 60, r"\b(?:we|our partners|this (?:web)?site) uses? cookies\b"),
    _rule("notice", "support", 45, r"\A.{0,80}\bsupport (?:our|independent|quality) journalism\b"),
    _rule(
        "notice",
        "share",
        5,
        r"\A\W*(?:share(?: this| on)?\b.*|(?:view |leave a )?comments?|have your say|join the conversation)\W*\Z",
    ),
    _rule(
        "notice",
        "we_will_tell",
        45,
        r"\bwe(?:['’]ll| will)\b[^.\"“”]{0,40}\b(?:let you know|keep you (?:posted|updated)"
        r"|(?:post|update) (?:it|this|them) (?:here|story|page|article|list))\b",
    ),
)
_BYLINE = re.compile(rf"\A(?:By|BY|Written by|Words by):? +{_NAME}(?: +{_NAME}){{1,12}}\Z")
_NOT_A_NAME = re.compile(rf"\A\w+ (?:{_WEEKDAYS}|{_MONTHS}|the)\b", re.IGNORECASE)
_LABEL = re.compile(r"\A[A-Z][A-Z' ]{3,24}[.:]?\Z")
_QUESTION = re.compile(
    r"\A(?:what|where|when|who|why|how|which|is|are|was|will|can|could|does|do|did|should|has|have)\b", re.IGNORECASE
)
_IN_TALK = re.compile(r"\b(?:I|you|your|we|me|my|us)\b", re.IGNORECASE)
_CUT_OFF = re.compile(r"\b(?:a|an|and|as|at|but|by|for|from|in|of|on|or|that|the|to|with|said|says)\Z", re.IGNORECASE)
_SPEAKER_TAG = re.compile(r"\A[^\W\d_a-z][\w.'’-]{0,30}(?: [\w.'’-]{1,30})?: ")
_QUOTE_MARK = re.compile(r"[\"“”«»„]")
_LONGEST = 1200
_PROSE, _MOST_HEADING, _MOST_FIRST_LINE = 8, 14, 25


def find_roles(article: Article, blocks: Sequence[tuple[int, int]]) -> list[Found]:
    """Role and rule of each of the article's *blocks*, which are all of it, in order.

    The head says its own; then a paragraph's own words; then its neighbours.
    """
    texts = [article.text[start:end] for start, end in blocks]
    head: dict[int, Role] = {line.start: line.role for line in article.head}
    roles: list[Found] = [
        (head[start], "head") if start in head else _role_by_words(text)
        for (start, _), text in zip(blocks, texts, strict=True)
    ]
    _mark_top(article, roles, texts)
    for index in range(len(texts)):
        if roles[index][0] == "body":
            roles[index] = _role_by_neighbours(index, roles, texts)
    return roles


def _role_by_words(text: str) -> Found:
    n_words = len(text.split()) if len(text) <= _LONGEST else _LONGEST
    found = (rule for rule in _RULES if n_words <= rule.most and rule.pattern.search(text))
    rule = next(found, None)
    return (rule.role, rule.name) if rule else _BODY


def _mark_top(article: Article, roles: list[Found], texts: Sequence[str]) -> None:
    """Finds the title and byline among the first paragraphs below the head."""
    below = [index for index, (_, rule) in enumerate(roles[: len(article.head) + 6]) if rule != "head"]
    title = split_words(article.title) if article.title else ()
    for index in below:
        text = texts[index]
        if title and len(text) < _LONGEST and split_words(text) == title:
            roles[index] = "title", "same_as_title"
        elif _BYLINE.match(text[:_LONGEST]) and not _NOT_A_NAME.match(text):
            roles[index] = "byline", "by_name"
    if below and roles[below[0]][0] == "body" and _is_first_line(below[0], texts):
        roles[below[0]] = "heading" if title else "title", "first_line"


def _is_first_line(index: int, texts: Sequence[str]) -> bool:
    text = texts[index]
    short = len(text) < _LONGEST and 4 <= len(text.split()) <= _MOST_FIRST_LINE
    prose = any(_is_prose_below(other, texts) for other in range(index, index + 3))
    return short and prose and _stands_alone(index, texts)


def _role_by_neighbours(index: int, roles: Sequence[Found], texts: Sequence[str]) -> Found:
    text = texts[index]
    above = roles[index - 1] if index else ("title", "")
    below = roles[index + 1] if index + 1 < len(roles) else _BODY
    n_words = len(text.split()) if len(text) < _LONGEST else _LONGEST
    if _QUOTE_MARK.search(text, 0, _LONGEST) or n_words > _MOST_FIRST_LINE:
        return _BODY
    if above[1] in ("related_header", "below_related") and not _STOP.search(text):
        return "related", "below_related"
    if below[1] == "credit" and above[0] == "title":
        return "caption", "above_credit"
    parted = above[0] != "body" or _STOP.search(texts[index - 1], max(0, len(texts[index - 1]) - 8))
    if parted and n_words <= _MOST_HEADING and _is_prose_below(index, texts):
        return _heading(index, texts)
    return _BODY


def _heading(index: int, texts: Sequence[str]) -> Found:
    text = texts[index]
    if _LABEL.match(text):
        return "heading", "label"
    if text.endswith("?"):
        asks = _QUESTION.match(text) and not _IN_TALK.search(text) and len(text.split()) >= 4
        return ("heading", "question") if asks else _BODY
    return ("heading", "no_full_stop") if _stands_alone(index, texts) else _BODY


def _stands_alone(index: int, texts: Sequence[str]) -> bool:
    """Whether the paragraph does not end as sentences do, and is not cut off from the one below either."""
    text, below = texts[index], texts[index + 1] if index + 1 < len(texts) else ""
    if _SPEAKER_TAG.match(text) and any(_SPEAKER_TAG.match(t) for t in (below, texts[index - 1] if index else "")):
        return False
    starts = text[0].isupper() or not text[0].isalpha()
    ends = text.endswith("?") or not (_STOP.search(text) or text.endswith((",", "-", "–", "—")))
    return starts and ends and not _CUT_OFF.search(text) and not below[:1].islower()


def _is_prose_below(index: int, texts: Sequence[str]) -> bool:
    """Whether a whole paragraph follows, longer than this one."""
    below = texts[index + 1] if index + 1 < len(texts) else ""
    n_words = len(below[:_LONGEST].split())
    longer = n_words >= _PROSE and n_words > len(texts[index][:_LONGEST].split())
    return longer and bool(_STOP.search(below[-8:]))
