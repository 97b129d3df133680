"""Nouns for persons and bodies, verbs of acts behind the name that a Chinese clause begins with, the nouns that begin
like them, and conjunctions and adverbs in the names of bodies."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts, words_of_both_scripts
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_trades import ends_as_person
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.word_lists import wordlist

PERSONS = WordSet(words_of_both_scripts(wordlist("chinese_persons")))
BODY_ENDS = WordSet(words_of_both_scripts(wordlist("chinese_bodies")))

NOUNS = regex(
    in_both_scripts(
        f"(?![在向对与和同于今昨明前日当周])[{HAN}]{{2}}(?:率|(?<!记)者|度(?!过)|声(?![称明援])|团(?![体结])|队|派(?![遣出兵])"
        f"|组(?![织成建])|案(?!件)|书(?![记面])|性|权(?!力)|人[士员])|访[{HAN}]代表"
    )
)
"""A noun that begins like a verb behind a name: 李在明*支持率*, 韩国*访问团*."""
ACTS = regex(
    in_both_scripts(
        "没有|未|不[会再愿能接]|召[见开]|会[见晤]|接见|发射|试射|释放|警告|拒绝|回绝|反[对驳]|谴责|抨击|指责|批[评准]|抗议|宣布|提[出议]|要求|否认|同意"
        "|决定|改变|参加|加入|退出|签署|举行|[恢答]复|关闭|驱逐|遣返|逮捕|扣押|击落|派[遣出](?!所|机构)|邀请|支持|呼吁|敦促|中断|停止|暂停|重启|部署|承认"
        "|公布|通[报过知]|采取|展开|启动|实施|致函|驳斥|回应|欢迎|撤[回销出]|取消|推迟|坚持|监测|监听"
    )
)
"""Verbs that are no part of a longer name behind a state's, or behind another before a noun: 韩国*执政*党."""
_WITHIN_BODY = regex(
    in_both_scripts(
        f"(?<=[{HAN}]{{2}})(?<![人者员长授部院所局会社])[与和及](?=[{HAN}]{{1,8}}?(?:研究[所院]|研究中心|学院|学系|委员会|协会))"
        "|(?<=文化|体育|旅游|运输|食物|民政|政制|劳工|规划|房屋|财经|创新|电视|广播|工业|商业|商务|资源|住房|发展|卫生|教育|科技|科学|技术|农业|产业|贸易|交通|环境|经济|创新"
        "|通讯|通信|能源|海洋|渔业|食品|药品|社会|民政|妇女|家庭|青年|就业|劳动|国土|信息|安全|福利|运动)"
        f"[与和及暨](?=[{HAN}]{{1,8}}?[部局厅署处科委](?![{HAN}]{{0,3}}[与和及]))"
    )
)
"""A conjunction in the name of a body: 国际事务*与*战略研究所, 文化*和*旅游局."""
WITHIN_NAME = regex(in_both_scripts("[就则也还又都均仍却再并曾已今随经在]"))
"""Modifiers of one character that are part of a body's name as well: 首尔*都*市研究院, 韩国*再*保险公司."""
NOT_SAID = regex(
    in_both_scripts(
        "没|未|不|拒绝|援引|引[述用]|转[述引]|借用|复述|被|遭|若|如果|将(?!来)|预[计定]|计划|打算|准备|可能|应该|希望|听|获悉|得知|[让令使要请]|"
        "指控|怀疑|假设|说法|的话|一旦|是否|据"
    )
)
"""Words of the narration that mean that nothing was said, not yet, or by another."""
ASIDE = regex(
    in_both_scripts(
        "[，,](?=(?:但|不过|并|并且|而|同时|随后|此前|还|也)?(?:他|她)?(?:没有(?:再|进一步|具体|详细|直接|正面|当场|就|对|透露|说明|提[及到供]|给出|回[应答]|评论|公布|解释|证实|否认|点名|披露|作出)|未(?!必|来)|不(?:予|作|(?:愿|再)?(?:评论|置评|回应|透露))|拒绝|引发|引起|此举|令外界))"
    )
)
"""Commas and links after which the narrator goes on after a statement."""
HANDLED = regex(
    in_both_scripts(
        "综合|驳斥|否认|澄清|证实|转[发载]|调查|禁止|限制|封锁|抗议|质疑|回应|点评|查处|删除|屏蔽|干预|操纵|反驳|无视"
    )
)
"""Verbs whose object a report is: 综合外媒*报道*."""
_UNCLEAN = regex(
    in_both_scripts(
        f"(?<!共)同|(?<!反)对(?![方手]|外[经贸合关联援文传友投])|(?<!参)与|(?<![动方走导倾趋取])向|[把将和跟让给及、，：；。{HIDDEN}]|被(?![告害困捕囚押绑])|使(?![馆节团])|会[见晤谈]|接见|访问|批评|指责|谴责|要求|支持|反对(?!党)|感谢|任命|命令|下令|责成|授权|派遣|委派|(?<!申)请(?![愿求])|遭|逮捕|起诉|救出|询问|告诉|援引|引述|引用|转述|采访|召见|担任|指控|怀疑|相信|担心|陪同|邀请|率领|带领|击败|战胜|接替|继任|取代|提名|选出|释放|见到|致电|控告|起诉|赞扬|称赞|嘲讽|嘲笑|讽刺|回敬|反击|敦促|催促|催|(?<!旁)听|看|(?<!顾)问(?!题)|骂|帮|"
        "成为|^若(?![林望])|^(?:如果|一旦|假如)|不[服满顾]|[说称]|表示|指出|认为|宣布|根据|按照|关于"
    )
)
"""A verb or preposition in a subject before its name, so that the name need not be the subject."""
_UNNAMED = regex(in_both_scripts("(?:不愿|要求|不便)(?:透露|公开|具名|匿名)(?:姓名|身份)?的"))
_OCCASION = regex(in_both_scripts(f"[^的被{HIDDEN}]{{2,20}}(?:时|之际|[之以]?后)(?:则|也|还|又)?"))
"""What somebody did before he spoke: 朴智元*走出法院时*表示."""
_DOING = regex(
    in_both_scripts(
        f"(?:(?:谈|提|说|讲|聊|回忆|回想)[及到起]|[指看望抱拿捧拉牵握]着)[^{HIDDEN}]{{1,16}}"
        "|[躺坐站蹲跪]|致[歉辞词]|道歉|[备答]询|导览|撰文|专程|特地|特意|眼眶|眼[泛含]|红着|多谢|摇头|[落泛拭含]泪"
    )
)
"""Further acts right before a verb of speech: *指着冰箱*说, *致歉*表示."""
_RECEIVES = regex(in_both_scripts("受(?!访)|[得遭]到|引[起发]|获|招致|面[临对]"))
"""Verbs of which a verb of speech behind them is the object: *受到*批评，…."""
_OWN = regex(
    in_both_scripts(
        "夫[人妇]|遗孀|家[人中族]|一[家行]|旗下|所[属在]|[^，。]{0,4}?(?:团队|阵营|办公|粉丝|后援会)|[的与和跟及、]"
    )
)
"""What shows that somebody's people speak, or somebody beside him: 戚雨田*竞选团队*."""


def is_act(masked: str, at: int, stop: int) -> bool:
    """Whether [at, stop), behind a person's name, tells what he does as he begins to speak."""
    if PERSONS.starts(masked, at) or BODY_ENDS.starts(masked, at) or _OWN.match(masked, at, stop):
        return False
    if _OCCASION.fullmatch(masked, at, stop):
        return True
    if (doing := _DOING.match(masked, at, stop)) is not None and doing.end() == stop:
        return True
    if NOT_SAID.search(masked, at, stop) or _RECEIVES.search(masked, at, stop):
        return False
    begins = doing or ACTS.match(masked, at, stop) or masked[at : at + 2] in name_lists().followers
    nouns = (*PERSONS.each(masked, at, stop), *BODY_ENDS.each(masked, at, stop))
    return bool(begins) and not nouns and not NOUNS.match(masked, at, stop) and "的" not in masked[at:stop]


def is_person(phrase: str) -> bool:
    """Whether a phrase ends with a noun for persons, in the plural or not."""
    phrase = phrase[:-1] if phrase[-1:] in ("们", "們") else phrase
    return PERSONS.ends(phrase) or ends_as_person(phrase)


def last_title(phrase: str) -> str:
    """A description of somebody without the titles before its last one: 作家、*大学教授*."""
    *others, last = phrase.split("、")
    return last if all(PERSONS.ends(one) and not is_unclean(one) for one in others) else phrase


def is_unclean(phrase: str) -> bool:
    """Whether a verb or preposition is before the name that ends a subject."""
    return _UNCLEAN.search(_WITHIN_BODY.sub("", _UNNAMED.sub("", phrase))) is not None
