"""The kinds of coming events, by the English words that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.evidence.ahead import AheadKind

KINDS: Sequence[tuple[AheadKind, re.Pattern[str]]] = (
    (
        AheadKind.DRILLS,
        re.compile(
            r"\b(?:exercises?|drills?|war\s?games?|man(?:o?eu)vers?|manoeuvres?|live-fire|training\sevents?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.VOTE,
        re.compile(
            r"\b(?:elections?|(?<!electoral\s)vot(?:es?|ing)|ballots?|referendum|by-elections?|polls|runoff)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.COURT,
        re.compile(
            r"\b(?:courts?|trials?|verdict|rul(?:e|es|ing)\son|sentenc(?:e|es|ed|ing)|arraign\w*|appeal\shearing"
            r"|tribunal|prosecutors|judges?|impeachment\shearing)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.ANNIVERSARY,
        re.compile(
            r"\b(?:anniversary|birthday|centenary|part(?:y|y's|y’s)\scongress|congress\sof\sthe|plenary|plenum|parade"
            r"|Supreme\sPeople['’]s\sAssembly|Day\sof\sthe\sSun|commemorat\w+|memorial)\b"
        ),
    ),
    (
        AheadKind.LAUNCH,
        re.compile(
            r"\b(?:(?:launch|fire|test|test-fire|lift\soff)\b[^,;]{0,40}?\b(?:satellites?|rockets?|missiles?|ICBM)|(?:satellite"
            r"|rocket|missile)\s(?:launch(?:es)?|test)|launch\swindow)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.TALKS,
        re.compile(
            r"\b(?:talks|summits?|meetings?|meets?|hold\sconsultations|dialogue|negotiations?|hearings?|sessions?|conferences?"
            r"|forum|consultations|sp(?:eak|oke)\sby\s(?:tele)?phone|phone\scall|briefing|discuss)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AheadKind.VISIT,
        re.compile(
            r"\b(?:visits?|visiting|trip|travel(?:s|ling|ing)?\sto|arrive(?:s)?\sin|fly\sto|flies\sto|tour|due\sin|head\sto"
            r"|depart(?:s)?\sfor|leave(?:s)?\sfor)\b",
            re.IGNORECASE,
        ),
    ),
)
SAYS_MORE = (AheadKind.COURT, AheadKind.ANNIVERSARY)
"""Kinds that say more of "a hearing of the court" or "a plenary meeting" than that there are talks."""
