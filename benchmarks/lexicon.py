"""Word numbers to the words they stand for, and to how often news in English prints them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

N_WORDS = 3_000_000

# The most frequent words of English news, each with its occurrences in 9,300 words, rounded.
_PRINTED = """
the 600 of 265 to 275 and 250 a 225 in 215 that 105 for 98 is 88 on 80 was 72 with 72 it 68 he 66 said 62 as 58 at 56
be 48 by 52 have 44 from 46 his 43 I 42 has 42 are 42 an 36 not 36 but 36 this 33 they 33 will 31 we 31 who 30 their 28
had 32 its 28 you 26 been 24 she 23 were 25 her 25 one 23 would 22 or 21 all 20 more 23 about 21 when 20 out 18 up 20
there 18 after 20 which 19 new 20 people 19 year 18 two 16 so 14 can 17 if 15 than 15 what 15 other 13 into 13 some 13
could 13 them 12 also 14 over 13 first 14 last 14 our 12 no 13 time 12 just 11 my 11 years 14 do 10 him 10 how 9 now 10
only 9 most 9 because 9 before 8 while 8 many 8 being 8 any 7 like 10 get 8 through 7 three 8 during 8 back 8 where 8
then 7 even 7 against 8 down 7 between 6 under 6 made 7 me 7 says 9 Mr 11 since 7 should 6 such 6 did 7 those 7 off 6
make 6 much 6 these 6 still 6 us 6 week 8 go 6 may 6 government 8 state 8 day 8 percent 7 million 9 company 7 police 7
police's 1 president 8 city 7 home 6 game 6 team 6 world 6 work 6 going 6 see 5 well 6 very 5 way 5 take 5 good 5 next 5
both 5 same 4 each 4 don't 5 it's 8 four 4 own 5 around 5 per 4 until 5 another 4 here 4 too 4 never 3 part 4 without 3
second 4 national 4 public 4 season 4 school 5 business 4 family 4 news 4 health 5 money 4 market 4 show 4 days 4 end 4
already 3 however 4 several 4 among 4 few 4 every 4 though 3 always 3 five 4 does 3 your 6 whether 3 although 2 less 2
told 7 called 4 according 5 group 4 including 5 expected 4 later 4 took 3 came 4 left 4 long 4 former 5 court 5 house 5
Monday 4 Tuesday 4 Wednesday 4 Thursday 4 Friday 4 Saturday 3 Sunday 3 January 2 March 2 June 2 July 2 October 2 2026 4
2025 4 10 3 20 3 30 2 15 2 12 2 100 2
"""
COMMON = tuple(_PRINTED.split()[::2])
_COMMON_SHARES = np.array(_PRINTED.split()[1::2], np.float64) / 9_300

# From here on a word is one out of three times a name, and seldom a number.
_BEND = 6_000
_HEAD, _TAIL, _OFFSET = 0.92, 1.7, 60

# A vowel ends every syllable, so two numbers never come out as one word.
_ONSETS = "b c d f g h l m n p r s t v w br cl cr dr gr pl sh st th tr"
_SYLLABLES = [onset + vowel for onset in _ONSETS.split() for vowel in "aeiou"]
_ENDINGS = ["", "n", "r", "s", "t", "ld", "nd", "nt", "rs", "ing", "ed", "er"]
_TWO_SYLLABLES = len(_SYLLABLES) ** 2 * len(_ENDINGS)
_ACCENTS = str.maketrans("eou", "éöü")

Floats = NDArray[np.float64]


def weigh_words() -> Floats:
    """How likely each word number is; they sum to 1.

    After the common words the shares fall by Zipf and Mandelbrot's law, and faster from some rank on, as in any large
    corpus: the second exponent is what makes the vocabulary grow with n^0.57.

    Source:
        Montemurro, Beyond the Zipf-Mandelbrot law in quantitative linguistics, Physica A 300 (2001).
    """
    ranks = np.arange(1, N_WORDS - len(COMMON) + 1, dtype=np.float64)
    bend = (_BEND + _OFFSET) ** (_TAIL - _HEAD)
    shares = np.where(ranks < _BEND, (ranks + _OFFSET) ** -_HEAD, bend * (ranks + _OFFSET) ** -_TAIL)
    return np.concatenate([_COMMON_SHARES, shares * (1 - _COMMON_SHARES.sum()) / shares.sum()])


def is_name(number: int) -> bool:
    """Whether a word is printed with a capital wherever it stands."""
    return number % 3 == 0 and number >= len(COMMON)


def spell_word(number: int) -> str:
    """The word of a number: made of syllables, short for the frequent ones, in no alphabetical order.

    >>> spell_word(0), spell_word(400), spell_word(1500), spell_word(90_000)
    ('the', 'clitrint', 'Thapöér', 'Thasüér')
    """
    if number < len(COMMON):
        return COMMON[number]
    rank = number - len(COMMON)
    if rank > _BEND and number % 16 == 5:
        return f"{number:,}"
    word = _join_syllables(rank)
    if not is_name(number):
        return word
    return (word.translate(_ACCENTS) if number % 60 == 0 else word).capitalize()


def _join_syllables(rank: int) -> str:
    """Two syllables for the first ranks, three for the rest, and an ending."""
    # The factors have no divisor in common with the number of words there are of a length.
    many = rank >= _TWO_SYLLABLES
    size = _TWO_SYLLABLES * (len(_SYLLABLES) if many else 1)
    rest, ending = divmod(rank * 104_729 % size, len(_ENDINGS))
    syllables = []
    for _ in range(3 if many else 2):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(syllables) + _ENDINGS[ending]
