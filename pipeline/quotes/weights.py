"""The word lists that tell how much a shared word proves."""

from __future__ import annotations

import re

from pipeline.quotes.cues import word_set

FUNCTION_WORDS = word_set(
    """
    a about above across after again against all almost along also although always am among an and another any
    anyone anything are around as at away back be because been before behind being below between both but by can
    could did do does doing done down during each either else even ever every everyone everything few for from
    further gonna got had has have having he her here hers herself him himself his how however i if in into is it
    its itself just let like maybe me mine more most much must my myself neither never no nobody none nor not
    nothing now of off oh ok okay on once one only onto or other others our ours ourselves out over own per perhaps
    quite rather really right same shall she should since so some somebody someone something still such than that
    the their theirs them themselves then there these they this those though through thus to together too toward
    towards under until up upon us very was we well were what whatever when where whether which while who whom whose
    why will with within without would yeah yes yet you your yours yourself uh um percent ' 's 'd
    """
)
COMMON_WORDS = word_set(
    """
    able ago bad best better big bring call called came change come comes coming country day days different end fact
    feel find first get gets getting give given gives go goes going gone good great guy guys happen happened happy
    hard help hope hours important job keep kind knew know known last life little live long look looking looks lot
    lots love made make makes making man many matter mean means men might money month months moment mr need needs
    new next nice number old part people person place point problem put question real reason said saw say saying
    says see seen show side start state stop sure take taken takes taking talk talking tell thank thanks thing
    things think thinking thought time times today told tomorrow tried true try trying turn understand use used want
    wanted wants watch way ways week weeks went win woman women word words work working works world wrong year years
    """
)
NEGATIONS = word_set("not no never nobody nothing none nor neither without cannot nowhere hardly barely")
FILLERS = word_set(
    "uh um er ah oh well so you know i mean like just really actually basically look right now okay ok yeah and"
)
_STOCK = """
    a long time; a lot of people; a member of; all over the world; as soon as possible; at the end of the day; at
    the same time; at this point in time; be able to; climate change; commander in chief; day in and day out; fake
    news; first and foremost; for the first time; foreign policy; god bless america; god bless you; going to happen;
    health care; in the history of; in the world; ladies and gentlemen; law enforcement; looking forward to; make
    america great again; members of congress; men and women; more and more; national security; new york; no comment;
    on behalf of; one of the most; our thoughts and prayers; president of the united states; prime minister;
    secretary of state; social media; supreme court; thank you so much; thank you very much; the american people;
    the european union; the fact that; the middle class; the middle of; the rest of the world; the right thing to
    do; the united states of america; thoughts and prayers; vice president; when it comes to; white house; years ago
"""
STOCK_PHRASES: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split()) for phrase in re.split(r"\s*;\s*", _STOCK.strip())
)
