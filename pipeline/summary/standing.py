"""A sentence to whether it can stand alone: with nothing before it, and worth printing at all."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]"
_BULLETS = "*•·-–—>#|+"
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_WORD = re.compile(r"[^\W_]+(?:['’‘-][^\W_]+)*")
_SAYS = (
    r"(?:said|says?|saying|told|tells|adds?|added|adding|wrote|writes|stated|states|explained|explains|noted|insisted"
    r"|claimed|asked|replied|tweeted|posted|warned|argued|continued|recalled|admitted|remarked|commented)"
)
# Openings that take up something said before: a pronoun, a pointer, a connective.
_LEANS = re.compile(
    r"[\W_]*(?:s?he|it|they|his|hers?|its|theirs?|him|them|this|that|these|those|such|both|another|neither|either"
    r"|(?:one|all|some|most|none|two) of (?:them|these|those)|(?:the|those) (?:latter|former|same|two|pair|trio|duo)"
    r"|(?:(?:the|some|many|several|all|two|three|four|five|six) )?others?"
    r"|and|but|or|so|yet|nor|also|too|however|meanwhile|moreover|furthermore|therefore|thus|hence|still|then"
    r"|instead(?! of)|besides|nevertheless|nonetheless|otherwise|indeed|likewise|elsewhere|afterwards?|later|again"
    r"|which|(?:well|yes|no)(?=,)|even (?:so|then|now)|after (?:that|this)|since then|not only that|among them"
    r"|as (?:a result|such|well)|in turn|in (?:addition|fact|particular|response|contrast|other words|the meantime)"
    r"|by contrast|of course|to that end"
    r"|at the same time|on (?:the other hand|top of)|for (?:example|instance|this|that)|here"
    r"|(?!italy|july)[^\W\d_]+ly(?=,)"
    r"|[^\W\d_]+, too|the (?:two|three|four|five|six|seven|eight|nine|ten) (?:are|had|have|is|was|were|will)"
    r"|the (?:announcement|change|comment|decision|move|remark|result|revelation|statement)s?"
    r" (?:are|came|comes?|follow(?:s|ed)?|had|has|have|is|was|were|will))\b",
    re.IGNORECASE,
)
# The same, a few words later: "The club also ...", but not "not only ... but also".
_ADDS = re.compile(
    r"(?:[^\s,]+ ){1,4}(?<!but )(?:also|meanwhile)\b|(?:[^\s,]+ ){1,3}[^\s,]+, (?:too|meanwhile|however),"
)
_TIMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december"
)
# Words that name nobody although a capital may begin them.
_NAMELESS = frozenset(
    (
        "a about according after again all also although among an and any are as asked at back because been before"
        " being but by can could despite did do does during each earlier even every few following for from had has"
        " have here how if in into is it its just last later many more most much next no not now of off on one only or"
        " other our out over same several since so some speaking still such than that the their then there these they"
        " this those though through throughout to today tomorrow tonight under until up was we were what when where"
        " which while who why will with would yesterday yet i he she him his her hers them you your my me us "
        + _TIMES
        + " said says saying told added adding wrote stated explained noted insisted claimed replied tweeted warned"
    ).split()
)
_PRONOUNS = frozenset(("he", "she", "him", "his", "her", "hers", "himself", "herself"))
_ARTICLES = frozenset(("the", "a", "an"))
_INTRODUCED = re.compile(
    r"(?:after|as|at|before|by|despite|during|earlier|following|for|from|if|in|last|next|on|since|throughout|under"
    r"|until|when|while|with)\b[^,;]{1,100},\s*(?:he|she|it|they)\b",
    re.IGNORECASE,
)
_BY_PRONOUN = re.compile(
    rf"\b(?:s?he|they|it)(?:['’]\w+)?\s+(?:\w+\s+)?{_SAYS}\b|\b{_SAYS}\s+(?:s?he|they|it)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\b(?:the|an?|one|police|officials?|officers?|witnesses|prosecutors|residents|doctors|experts|organi[sz]ers)\b",
    re.IGNORECASE,
)
# The outlet that speaks of itself or to its reader; "US" is a country and "I" may be a numeral.
_TO_READER = re.compile(r"\b(?:[Ww]e|[Oo]ur|ours|us|[Yy]ou|[Yy]ours?|[Mm]y|me|[Ll]et['’]s|I['’](?:m|ve|d|ll))\b")
_CONTACT = re.compile(
    r"@\w|https?:|\bwww\.|©|\b(?:subscribe|newsletter|sign up|log in|follow us|click|download (?:the|our) app|cookies"
    r"|all rights reserved|copyright|read more|press office|for (?:more|further) (?:information|details)|image credit"
    r"|getty images|associated press contributed|(?:photo|image|video|picture)s? (?:by|credit|courtesy))\b"
    r"|\b(?:tel|phone|call|fax|e-?mail)\b[^.]{0,20}\d{3}",
    re.IGNORECASE,
)


def stands_alone(text: str) -> bool:
    """Whether a summary may print the sentence *text* with nothing before it.

    Refused are questions, teasers and lines without an end, calls to the reader and contact lines, marks or brackets
    opened and not closed, openings that lean on the sentence before, pronouns that nothing before them explains, and
    speech with nobody named for it.

    >>> stands_alone("However, the council voted against the bridge on Monday.")
    False
    >>> stands_alone("“We had no choice but to close it,” the harbour master said.")
    True
    """
    narrated = _QUOTED.sub(" ", text)
    return not (
        _is_broken(text)
        or _CONTACT.search(text)
        or _TO_READER.search(narrated)
        or leans(text)
        or (_has_speech(text) and _is_nobodys(narrated))
    )


def _is_broken(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    if not bare.endswith((".", "!")) or bare.endswith("..") or text[0] in _BULLETS:
        return True
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) > 0.6 * len(letters):
        return True
    first = _WORD.search(text)
    if first is None or (first[0][0].islower() and not any(c.isupper() for c in first[0])):
        return True
    pairs = ("“”", "«»", "()", "[]")
    return text.count('"') % 2 == 1 or any(text.count(pair[0]) != text.count(pair[1]) for pair in pairs)


def leans(text: str) -> bool:
    """Whether the sentence takes up one before it: by its opening, or by a "she" that nothing before it explains."""
    opens_with_speech = text[0] in '"“„«'
    if not opens_with_speech and any(pattern.match(text) for pattern in (_LEANS, _ADDS, _INTRODUCED)):
        return True
    return _has_loose_pronoun(_QUOTED.sub(" ", text))


def _has_loose_pronoun(narrated: str) -> bool:
    """Whether "he" or "she" comes before anything that could be meant by it: a name or "the ..."."""
    for word in _WORD.findall(narrated):
        plain = re.split(r"['’‘]", word.lower())[0]
        if plain in _PRONOUNS:
            return True
        if plain in _ARTICLES or (word[0].isupper() and plain not in _NAMELESS):
            return False
    return False


def _has_speech(text: str) -> bool:
    return any(len(match[0].split()) > 4 for match in _QUOTED.finditer(text))


def _is_nobodys(narrated: str) -> bool:
    names = any(w[0].isupper() and re.split(r"['’‘]", w.lower())[0] not in _NAMELESS for w in _WORD.findall(narrated))
    if _BY_PRONOUN.search(narrated):
        return not names
    return not names and not _SOMEBODY.search(narrated)
