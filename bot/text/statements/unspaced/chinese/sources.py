"""Words of a Chinese sentence that say whose report it is, without a verb of speech of a subject's: *据警方消息，*…."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.unspaced.narration import TITLE

SEEN_BY = regex(in_both_scripts(f"在(?P<who>[^，,。；：:\n{HIDDEN}]{{2,30}}?)(?P<cue>看来)[，,]"))
SOURCED = regex(
    in_both_scripts(
        f"(?:另|又|根)?据(?P<who>[^，,。；：:\n{HIDDEN}]{{2,20}}?)(?P<cue>报道|报导|消息|介绍|透露|通报|公布|统计|报告|试算|估算|推估|称)(?:称|说)?[，,：:]"
    )
)
"""The beginning of a sentence that says whose report it is."""
FIGURES = regex(
    in_both_scripts(
        f"(?:[另又根]?据)?(?P<who>[^，,。；：:\n{HIDDEN}]{{2,20}}?)(?:[昨今当]?[天日]|\\d{{1,2}}日|本?周[一二三四五六日]|(?:星期|礼拜)[一二三四五六日天]|最新)?"
        f"(?:(?:公布|发布|发表|公开)的[^，。{HIDDEN}]{{0,12}}?(?:数据|统计|报告|调查|结果|资料|白皮书|{TITLE})|的?(?:统计)?(?:数据|数字))(?P<cue>显示|表明|指出|称)[，,：:]?"
    )
)
"""A body whose figures the sentence tells: *海关公布的数据*显示."""
ACCORDING = regex(in_both_scripts("另?[又根]?据"))
SPOKE = regex(
    in_both_scripts(
        "发表[^，,。]{0,12}(?:讲话|演[说讲]|致辞|谈话)|作[^，,。]{0,8}(?:讲话|演[说讲])|致辞|接受[^，,。]{0,16}(?:采访|专访|访问)"
        "|(?:举行|召开)[^，,。]{0,8}(?:记者会|发布会)"
    )
)
"""What shows that whom a sentence is about spoke, before what he said is told."""
