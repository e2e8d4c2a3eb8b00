"""Domains of peace: sport, trade and the like, where the words of politics and war mean other things."""

import re
from typing import TYPE_CHECKING, Final

from kg_loaders.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["is_contest", "is_final", "is_spaceflight", "is_trade"]

_PLAYED: Final = frozenset(
    "midfielder goalkeeper keeper winger quarterback linebacker pitcher batsman batter bowler cricketer "
    "footballer boxer heavyweight sprinter cyclist skater semi-final semifinal quarter-final quarterfinal "
    "semi-finals quarter-finals crossbar goalless scoreless half-time halftime wicket innings inning scoreline "
    "equaliser equalizer hat-trick playoff play-off touchdown dugout kick-off stumping tiebreak checkmate "
    "referee umpire offside peloton chicane goalpost".split()
)
"""Words of games that are said of nothing else, or seldom."""
_PHRASES: Final = re.compile(
    r"\b(?:(?:first|second) half(?! of)|stoppage time|straight sets|on penalties|pole position|pit lane"
    r"|goalless draw|bowling attack|from the bench|test match|final climb|(?:for|in) the match|[Aa] goal by"
    r"|from the first minute"
    r"|early goals?|late goals?|with (?:two|three) goals|for the goal|to a draw|in the relay|the tournament"
    r"|\d+(?:st|nd|rd|th) minute|for the belt|title race|at turn (?:one|two|three|four))\b"
)
_VOTED: Final = frozenset("vote court senate parliament ballot ruling judge council committee majority".split())
_SCORE: Final = re.compile(
    r"\b\d{1,3}[-–]\d{1,3}\b(?! [a-z])|\b\d{1,3}[-–]\d{1,3} (?:in|on|at|to|against|after|with|win|draw|for|and)\b"
)
"""What ends a game; numbers before a noun are a guess at how many."""
_TITLED: Final = re.compile(r"\b(?:[Ss]triker|[Cc]oach|[Gg]olfer|[Ss]wimmer|[Rr]unner|[Gg]oalkeeper) [A-Z]")
"""Who bears it as a title plays; other strikers are workers."""
_ROUND: Final = re.compile(
    r"\b(?:in|to) the (?:[a-z]+ )?(?:final|semi-?finals?|quarter-?finals?|last (?:16|eight|four)(?! [a-z])"
    r"|opening match|play-?offs?)\b(?! [a-z]+ (?:of|in)\b)"
)
_WON: Final = frozenset(
    "beat hold win lose draw defeat thrash hammer crush rout edge upset down slaughter destroy demolish level "
    "dispatch attack frustrate stun".split()
)
_TRADED: Final = frozenset(
    "customer consumer shopper marketing advert advertisement advertising discount brand e-commerce retailer "
    "groceries grocery smartphone streaming subscriber sponsorship dividend makeup".split()
)
_FLOWN: Final = frozenset(
    "satellite spacecraft orbit astronaut cosmonaut moon mars telescope spaceport nasa probe lander rover".split()
)


def is_contest(sentence: "Span") -> bool:
    """Tell whether a sentence tells of a game, a race or a fight for a title."""
    words = {lemma(t) for t in sentence}
    if words & _PLAYED or _TITLED.search(sentence.text):
        return True
    text = sentence.text
    if _PHRASES.search(text) or _ROUND.search(text):
        return True
    return bool(words & _WON) and not words & _VOTED and bool(_SCORE.search(text))


def is_final(sentence: "Span") -> bool:
    """Tell whether who meet do so in a round of a contest."""
    return bool(_ROUND.search(sentence.text))


def is_trade(sentence: "Span") -> bool:
    """Tell whether a sentence tells of what is sold, and to whom."""
    return any(lemma(t) in _TRADED for t in sentence)


def is_spaceflight(sentence: "Span") -> bool:
    """Tell whether a rocket is launched into space, at nobody."""
    return any(lemma(t) in _FLOWN or t.lower_ in _FLOWN for t in sentence)
