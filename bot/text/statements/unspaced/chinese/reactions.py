"""Where the narrator tells in a Chinese sentence what another does about what somebody said: 金与正说，…，*统一部对此
表示遗憾*."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.regexes import regex
from bot.text.statements.speaker import Speaker
from bot.text.statements.unspaced.chinese.acts import BODY_ENDS, PERSONS
from bot.text.statements.unspaced.named import Named

_WHO = "(?P<who>[^，,。；：:\\n]{2,12}?)"
_ABOUT_IT = "对此(?:均|也|亦|则)?(?:不|未|没|拒|尚|表|予|回|感|强烈|高度|深)"
_NO_ANSWER = (
    "(?:则|均|也|亦|都)?(?:予以否认|(?:未予|不予|拒绝)(?:置评|评论|回应)|未(?:作|做)(?:出)?(?:评论|回应)"
    "|(?:没有|未|尚未)(?:立即|即时|立刻|马上)(?:作出|做出)?(?:就此|对此)?(?:作出|做出)?(?:回应|置评|评论|回复)"
    "|证实了这[一个](?:说法|消息))(?=[，,。；;]|$)"
)
_REACTION = regex(in_both_scripts(f"[，,](?=(?:但是?|而|不过)?{_WHO}(?:方面|一方)?(?:{_ABOUT_IT}|{_NO_ANSWER}))"))
"""The comma before what somebody does about what another said: 崔善姬说，…*，拉夫罗夫对此*表示感谢."""
_HERSELF = regex(in_both_scripts("[他她它我咱]|自己|本人|其(?!他)|[对双中我日美韩朝俄]方"))
"""Words for whoever speaks, or for somebody of whom the words tell."""
_RUMOUR = regex(in_both_scripts("传闻|传言|谣言|报[道导]|指控|指称|据称|有人|网传|媒体"))
"""What is denied in the words themselves: 有*传闻*称部长辞职，部长予以否认."""


def before_reaction(masked: str, start: int, stop: int, speaker: Speaker | None, named: Named) -> int:
    """Where the narrator tells in [start, stop) what another person or body does about what is said, or `stop`."""
    for found in _REACTION.finditer(masked, start, stop):
        if _HERSELF.search(found["who"]) or _RUMOUR.search(masked, start, found.start()):
            continue
        if _is_another(masked, found.start("who"), found.end("who"), speaker, named):
            return found.start()
    return stop


def _is_another(masked: str, start: int, end: int, speaker: Speaker | None, named: Named) -> bool:
    """Whether a phrase ends in a name or a noun for a person or body, and is not the speaker."""
    known = named.at_end(start, end)
    if known is not None:
        return speaker is None or (known[1].name, known[1].id) != (speaker.name, speaker.id)
    is_noun = any(nouns.ending(masked, start, end) >= 0 for nouns in (PERSONS, BODY_ENDS))
    return is_noun and (speaker is None or masked[start:end] not in (speaker.name or ""))
