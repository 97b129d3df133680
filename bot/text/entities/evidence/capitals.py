"""Recognise capitals used for governments: "Seoul said" is South Korea, "a street in Seoul" is the city.

Without clear evidence a capital is the city.
"""

from __future__ import annotations

from bot.regexes import regex
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity

_SPEAKS = regex(
    r"\s+(?:also\s+|has\s+|had\s+|have\s+|would\s+|will\s+|could\s+|may\s+|might\s+|must\s+|should\s+|again\s+|now\s+|"
    r"repeatedly\s+|later\s+|earlier\s+|still\s+|on\s+\w+day\s+|long\s+)*"
    r"(?:says?|said|insist\w*|urg\w+|accus\w+|claim\w*|den(?:y|ies|ied)|warn\w*|vow\w*|demand\w*|announc\w+|condemn\w*|reject\w*|"
    r"agree[sd]?|refus\w+|want(?:s|ed)?|think\w*|thought|believe[sd]?|respond\w*|retaliat\w+|threaten\w*|pledg\w+|promis\w+|"
    r"propos\w+|offer\w*|call(?:s|ed)?\s+(?:for|on)|consider\w*|view(?:s|ed)|regard(?:s|ed)|seek\w*|sought|tr(?:y|ies|ied)|"
    r"launch(?:es|ed)?|fir(?:es|ed)|test(?:s|ed)|conduct(?:s|ed)|abandon\w*|giv(?:es|en)\s+up|gave\s+up|withdr\w+|impos\w+|"
    r"suspend\w*|resum\w+|recogni[sz]\w+|acknowledg\w+|confirm\w*|expel\w*|support\w*|back(?:s|ed)\b|oppos\w+|"
    r"sign(?:s|ed)|deploy\w*|join(?:s|ed)|plan(?:s|ned)|decid\w+|send(?:s)?\b|sent\b|need(?:s|ed)\b|fear(?:s|ed)|"
    r"hop(?:es|ed)|know[s]?\b|use[sd]\b|ha[sd]\s+been|violat\w+|develop\w*|remain\w*|react\w*|lodg\w+|respond\w*)"
)
_OWNS = regex(
    r"(?:['’]s?)\s+(?:\w+[- ]){0,3}?(?:government|policy|policies|position|stance|decision|demands?|requests?|refusal|"
    r"offer|nuclear|missiles?|weapons?|programs?|programmes?|ambitions?|intentions?|response|recognition|claims?|threats?|"
    r"rhetoric|influence|allies|ally|leadership|diplomacy|diplomats?|officials?|ambassador|envoys?|military|army|troops|"
    r"sanctions|behaviou?r|provocations?|commitment|support|efforts?|regime|role|interests?|concerns?|proposal|statement|"
    r"announcement|foreign|relations?|ties|denuclearization|arsenal|rocket|satellite|launch(?:es)?|tests?|stand)\b"
)
_TOWARDS = regex(
    r"\b(?:influence over|pressure on|relations (?:with|between)|ties (?:with|between)|tensions? (?:with|between)|"
    r"talks (?:with|between)|dialogue (?:with|between)|sanctions (?:on|against)|alliance (?:with|between)|"
    r"cooperation (?:with|between)|agreement (?:with|between)|deal (?:with|between)|negotiat\w+ (?:with|between)|"
    r"engagement with|mistrust (?:of|between)|war with|accus\w+|persuad\w+|pressur\w+|compel\w*|convinc\w+|"
    r"urg(?:e|es|ed|ing)|between|both)\s+(?:both\s+)?(?:\w+ and )?$"
)
_PLACED = (" in", " at", " near", " of", " outside", " around")


def government(text: str, start: int, end: int, entity: KnownEntity, knowledge: Knowledge) -> KnownEntity | None:
    """Return the country if a capital's name at text[start:end] means its government; None if it may mean the city."""
    if entity.capital is None:
        return None
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if before.rstrip().lower().endswith(_PLACED):
        return None
    if _SPEAKS.match(after) or _OWNS.match(after) or _TOWARDS.search(before):
        return knowledge.country.get(entity.capital)
    return None
