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
    president of the united states; the american people; make america great again; commander in chief; supreme
    court; in the world; in the history of; at the end of the day; the fact that; at this point in time; the united
    states of america; thank you very much; thank you so much; god bless america; god bless you; prime minister;
    white house; our thoughts and prayers; thoughts and prayers; for the first time; one of the most; as soon as
    possible; members of congress; vice president; the rest of the world; men and women; ladies and gentlemen; law
    enforcement; health care; social media; climate change; new york; the european union; be able to; when it comes
    to; a long time; going to happen; on behalf of; no comment; the right thing to do; day in and day out; first and
    foremost; fake news; national security; foreign policy; secretary of state; at the same time; all over the
    world; looking forward to; a lot of people; more and more; the middle of; a member of; the middle class; years
    ago
"""
STOCK_PHRASES: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split()) for phrase in re.split(r"\s*;\s*", _STOCK.strip())
)
