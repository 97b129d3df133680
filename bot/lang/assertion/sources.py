"""The sources for whose words nobody vouches, and the worlds in which nothing happens.

    machines    "the chatbot answered that", "in a deepfake", 챗봇은 … 답했다
    impostors   "an account posing as", "hackers posted that", 사칭한 계정
    prophets    "the fortune-teller says", "he dreamed that", 꿈을 꿨다
    pictures    "a clip passed on as … was shot in 2016", …라며 퍼진 영상
    errors      "went out in error", "was mistranslated", 오발령이었다
    samples     "question 14 reads:", "a sample text", 예문에서
    stages      "in the opera", "visitors of the simulator", 예고편에서

What a source says is a sentence; what is staged goes on. A word alone is never enough: "387 people were arrested over
deepfakes" is news, so a source needs its verb, a picture its other origin and a stage the words that lead onto it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.regexes import regex


class UntrueSource(Struct, frozen=True):
    """A kind of source. What comes before its words holds, unless `whole`; `goes_on`: so do the sentences after it not,
    up to one with a day or somebody who says it."""

    words: re.Pattern[str]
    whole: bool = False
    goes_on: bool = False


def _source(*words: str, characters: str = "", whole: bool = False, goes_on: bool = False) -> UntrueSource:
    """A kind of source from its words; Chinese ones in both scripts."""
    patterns = (*words, in_both_scripts(characters)) if characters else words
    return UntrueSource(regex("|".join(patterns), re.IGNORECASE), whole, goes_on)


_SAYS = (
    r"(?:sa(?:y|ys|id)|t(?:ell|ells|old)|wr(?:ite|ites|ote)|post(?:s|ed)|announce[sd]?|claim(?:s|ed)|answer(?:s"
    r"|ed)|repl(?:ies|ied)"
    r"|report(?:s|ed)|assert(?:s|ed)|predict(?:s|ed)?|publish(?:es|ed)|declare[sd]?|stat(?:es|ed))"
)
_NO_BUSINESS = (
    r"(?!(?:['’]s)?\s(?:[\w-]+\s)?(?:makers?|operators?|firms?|compan(?:y|ies)|developers?|owners?|providers?"
    r"|start-?ups?|industry|giants?)\b)"
)
"""After a machine: the next words are not those of who makes or runs it."""
_NO_INVESTIGATOR = r"(?!\s(?:[\w-]+\s){0,2}?(?:prosecutors?|police|investigators?|court|judges?)\b)"
_NO_OTHER = (
    r"\s(?!(?:[가-힣\d]{1,12}\s){0,2}?[가-힣]{1,12}[은는이가]\s(?:[가-힣\d]{1,12}\s){0,2}?"
    r"(?:밝[혔히]|말했|전했|발표|설명|보도|파악|보고|경고))"
)
"""Behind Korean words that are told: nobody else follows who tells them."""
_PASSED_ON = (
    r"(?:shared|passed|circulat\w+|spread\w*|presented|described|posted|billed|captioned|label+ed|touted|offered"
    r"|aired|broadcast|sold|shown|used|going|published)\b"
)
_COMMERCIAL = (
    r"commercial(?!s?\s(?!(?:for|by|that|in|on|from|about|where|with|of|shows?|depicts?|portrays?|has|puts"
    r"|imagines?|tells?|says?|takes?)\b))"
)
"""The film, not the quality."""
_SOMEBODY_SAYS = r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|according)\b"
_PICTURE = r"\b(?:video|clip|footage|film|picture|photo|photograph|image|recording|portrait)s?\b"
_MACHINE = r"(?:artificial\sintelligence|ai\b|an?\s(?:machine|computer|generator|app)\b|software)"
_TEXT = r"\b(?:alert|message|text|warning|report|obituary|article|story|notice|announcement|siren|page|result)s?\b"
_IN_ERROR = r"(?:by|in|through)\s(?:an?\s)?(?:error|mistake|accident|oversight)\b"
_PUBLISHED = r"(?:sent|issued|released|broadcast|published|posted|aired|printed|triggered|went|gone|go)"
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_PRESENT = (
    r"\b(?:fires?|launch(?:es)?|meets?|visits?|dies?|resigns?|steps?|announces?|says?|attends?|attacks?|strikes?"
    r"|wins?|hosts?"
    r"|holds?|sends?|shoots?|signs?|falls?|invades?|explodes?|orders?|(?:is|are)\s\w+(?:ed|en|n|t))\b"
)
"""Verbs of a plot: news tells in the past what happened."""
_PICTURE_OR_POEM = r"mural|painting|drawing|poster|stamp|mosaic|fresco|tapestry|comic\sstrip|poem"
_STAGE = (
    r"(?:opera(?!\s(?:house|compan|singer|theat))|operetta|ballet|pageant|puppet\s(?:show|play)|diorama|simulator"
    r"|(?:board|card|role-playing)\s?game|re-?enactment|role-?play|thought\sexperiment"
    r"|mock\s(?:trial|court|parliament|assembly|congress|election|summit|cabinet)|soap\sopera|radio\splay"
    r"|escape\sroom|haunted\shouse"
    rf"|{_PICTURE_OR_POEM}|lyrics|ballad"
    r"|(?:fairy\s)?tale|fable|legend|riddle"
    rf"|crossword|quiz|{_COMMERCIAL}|advert(?:isement)?|animation|fan\sfiction|nursery\srhyme)s?"
    r"(?!\s(?:boards?|rooms?|(?:show\s)?studios?|series|galler(?:y|ies))\b)"
)
_OF_DEPICTION = (
    rf"(?:{_PICTURE_OR_POEM}|ballad|fairy\stale|fable"
    rf"|legend|riddle|{_COMMERCIAL}"
    r"|advert(?:isement)?|animation|radio\splay|ride)"
)
_TOLD = r"(?:다고|라고|라는|다는|다며|단)"
_KOREAN_STAGE = (
    r"(?:예고편|벽화|초상화|우표|포스터|(?:(?<![가-힣])|전래|창작|명작)동화|(?:(?<![가-힣])|이솝)우화"
    r"|(?<![가-힣])전설|설화|(?<![가-힣])가사|라디오극|방송극|낭독극|(?<!공고)광고|놀이기구"
    r"|방\s?탈출\s?\S{0,3}|십자말\S{0,2}|수수께끼|만평"
    r"|(?<=의\s)그림|(?<=그린\s)그림|오페라|발레극|인형극|상황극|역할극|재연극|보드\s?게임|디오라마|상상도"
    r"|시뮬레이터|메타버스"
    r"|모의\s?(?:국회|법정|재판|유엔|의회|선거|투표|정상회담|내각))"
)
_KOREAN_PICTURE = r"(?:사진|영상|동영상|이미지|음성|파일|장면|화면)"

UNTRUE_SOURCES = (
    _source(
        rf"\b(?:cloned|synthetic|generated|imitated|copied)\svoice\b[^.;]{{0,40}}?\b{_SAYS}\b",
        r"\b(?:chatbots?|language\smodels?|(?:voice|virtual)\sassistants?|ai\s(?:assistants?|systems?|answers?|summar(?:y|ies))|(?:automatic"
        r"|automated|machine-made)"
        rf"\ssummar(?:y|ies)|artificial-intelligence\ssummar(?:y|ies))\b{_NO_BUSINESS}[^.;]{{0,60}}?\b{_SAYS}\b",
        rf"{_PICTURE}[^.;]{{0,140}}?\b(?:is|are|was|were|been)\s(?:[\w-]+\s){{0,3}}?"
        rf"(?:made|generated|created|produced|a\sproduct|the\swork)\s(?:entirely\s)?(?:by|with|using|of)\s{_MACHINE}",
        r"\b(?:screens?|displays?|clocks?|loudspeakers?"
        r"|(?:departures?|notice|message|score|information|electronic)\s?boards?)\b[^.;]{0,30}?"
        r"\b(?:said|says?|showed|announced|reports?|reported|flashed|told)\sthat\b",
        r"(?:챗봇|음성\s?비서|인공지능|(?<![a-z])AI|자동\s?요약)(?:[은는이가]|의\s답변?[은에])\s[^.]{0,140}?(?:답했|답변했"
        r"|대답했|썼|적었|요약했|내놨)",
        characters=r"(?:チャットボット|対話(?:型)?AI|生成AI)[はが][^。]{0,120}?(?:答え|回答し|説明し)"
        r"|(?:聊天机器人|(?:人工智能|语音)助手)[^。]{0,8}?(?:回答|说|称|答)",
    ),
    _source(
        r"(?:복제|합성|변조)(?:된|한)?\s?(?:목소리|음성)",
        rf"{_KOREAN_PICTURE}[은이가]\s[^.]{{0,40}}?(?:인공지능|(?<![a-z])AI|합성|조작|복제|위조)(?!(?:이?라는|됐다는)\s)",
        characters=r"(?:生成AI|AI)[^。]{0,12}?(?:偽|作られ|作成|生成し?た)"
        r"|(?:ディープフェイク|合成|偽)(?:の)?(?:動画|映像|画像|音声|写真)(?:では|の中|だった|で、)"
        r"|由(?:人工智能|AI)(?:软件)?(?:生成|合成|制作)|(?:深度伪造|伪造|换脸|合成)的?(?:视频|音频|照片|画面)",
        whole=True,
    ),
    _source(
        r"\b(?:says|said|according\sto)\s(?:an?|the|one)\s(?:fortune[-\s]?teller|psychic|astrologer|clairvoyant"
        r"|shaman|soothsayer|horoscope)",
        r"(?:는|은|던)\s꿈을\s(?:꿨|꾸었|꾼)",
        characters="夢を見|占った",
        whole=True,
    ),
    _source(
        r"\b(?:(?:posing|posed|masquerading)\sas|impersonat\w+|pretend(?:s|ed|ing)?\sto\sbe)\b"
        rf"[^.;,]{{0,90}}?\b{_SAYS}\b",
        r"\b(?:swindler|fraudster|con man|conman|impost[eo]r|hoaxer|prankster|comedian|hacker|scammer"
        r"|trickster)s?\b(?!['’])"
        rf"[^.;,]{{0,110}}?\b{_SAYS}\b(?!\s(?:[\w-]+\s){{0,2}}?(?:data|details|files|documents|records|it|them)\b)",
        r"\b(?:fake|bogus|hijacked|hacked|forged|spoofed|cloned|fraudulent)\s(?:[\w-]+\s){0,2}?"
        r"(?:account|profile|site|website|page|channel|letter|statement|memo|document|press\srelease|message"
        r"|video)s?\b"
        rf"[^.;,]{{0,80}}?\b(?:{_SAYS}|saying)\b",
        rf"(?:사칭(?:한|하는|해)|(?:가장한|가짜|해킹(?:된|당한))\s(?:계정|홈페이지|누리집|사이트|문자|담화|성명"
        rf"|공문|메일))[^.]{{0,140}}?{_TOLD}{_NO_OTHER}",
        rf"(?:해커|사기범|사기꾼)(?:들)?[은는]\s[^.]{{0,140}}?{_TOLD}{_NO_OTHER}"
        rf"|^(?:(?![은는]\s)[^.]){{0,60}}?(?:해커|사기범|사기꾼)(?:들)?[이가]\s[^.]{{0,140}}?{_TOLD}{_NO_OTHER}"
        rf"|장난\s?전화[^.]{{0,140}}?{_TOLD}{_NO_OTHER}",
        characters=r"(?:装った|装い、?|なりすました?|偽の?)(?:[^。]{0,10})?(?:アカウント|サイト|メール"
        r"|投稿)[^。]{0,90}?と(?:投稿|書|発信|通知|伝え|述べ)"
        r"|(?:冒充|假冒|伪装成|冒名|黑客|骗子)[^。]{0,60}?(?:称|说|发布|宣称|写道|发帖)",
    ),
    _source(
        r"\b(?:fortune[-\s]?tellers?|psychics?|astrologers?|clairvoyants?|shamans?|soothsayers?|the\soracles?"
        r"|prophec(?:y|ies)|horoscopes?"
        rf"|tarot\scards?|the\sstars|palm\sreaders?|(?:an?|the)\smedium(?!-|\s(?:range|term|size|power)))\s(?:(?!-)[^.;]){{0,40}}?\b(?:{_SAYS}{_NO_INVESTIGATOR}|foresees?|foresaw"
        r"|foretells?|foretold|promises?|sees?|saw)\b",
        r"\bdream(?:ed|t|s)\sthat\b|\bin\s(?:an?|his|her|the|their|my|one)\s(?:[\w-]+\s)?dreams?\b(?!\s(?:team"
        r"|home|job|house))",
        r"\bbettors?\b|\bbookmakers?\b|\bprediction\smarkets?\b|\bcontract\sthat\spays\b",
        r"(?:역술인|점술가|무속인|무당|점쟁이|예언가|점성술사|타로\s?카드|점괘)(?:[은는이가도]|에\s?(?:따르|의하))",
        r"꿈(?:에서|속에서?)\s|예측\s?시장|(?:소문|풍문|뜬소문|괴담)에\s(?:따르면|의하면)",
        r"\baccording\sto\s(?:an?\s|the\s)?(?:rumou?rs?|gossip)\b|\brumou?r\shas\sit\b",
        characters=r"(?:うわさ|噂)(?:では|によると)|据(?:小道消息|坊间传|传闻)|夢の中|夢で[、は]|占い師|占いでは|予言者|予測市場|算命|占卜|占星|预言家|梦见"
        r"|梦到|梦中|做了[^。]{0,6}梦|预测市场|赔率",
    ),
    _source(
        rf"{_PICTURE}[^.;]{{0,120}}?\b(?:{_PASSED_ON}(?:\s[\w-]+){{0,3}}?\sas|(?:said|claimed|purport\w+|alleged|supposed)\sto\s(?:show"
        rf"|be))\b[^;]{{0,160}}?"
        r"\b(?:(?:in|of|from|dates?\s(?:from|to))\s(?:[A-Z]\w+\s)?(?:19|20)\d\d\b|(?:months|years)\s(?:old"
        r"|earlier|ago|before)"
        r"|another\s(?:war|country|place|city|day|event|launch)|elsewhere)",
        rf"(?:이라며|라며|장면으로|모습으로|{_TOLD}\s(?:제목|설명|글)(?:으로|과\s함께|이\s붙은)?)\s[^.]{{0,20}}?"
        rf"(?:퍼진|퍼지는|공유된|공유되는|유포된|돌고\s있는|떠도는|확산된|소개된"
        rf"|올라온)\s[^.]{{0,10}}?{_KOREAN_PICTURE}",
        characters=r"(?:とされ(?:る|た)|として(?:拡散|出回|投稿|共有|紹介)(?:した|された|っている|った)?)(?:映像"
        r"|動画|画像|写真)"
        r"|被(?:说成|当作|称为|当成|指为|描述为)[^。]{0,50}?(?:视频|画面|照片|影片|图片)",
        whole=True,
    ),
    _source(
        rf"{_TEXT}[^;]{{0,160}}?\b{_PUBLISHED}\s(?:[\w-]+\s){{0,3}}?{_IN_ERROR}",
        rf"\b{_IN_ERROR}[^;]{{0,60}}?\b{_PUBLISHED}\b[^;]{{0,40}}?{_TEXT}",
        r"\bmistranslat\w+|\b(?:error|mistake|slip)s?\s(?:of|in)\s(?:the\s|its\s)?translation\b"
        r"|\btranslation\s(?:error|mistake|slip)\b"
        r"|\bmisprints?\b",
        r"\b(?:mistaken\b|(?:mistook|mistaking)\s(?!for\b))[^.;]{0,60}?\bfor\b|\bmix-?up\b|\bwrong\s(?:button|key|file|tape"
        r"|edition|page)\b"
        r"|\bmis(?:heard|captioned|spoke)\b|\b(?:was|were|been)\smis(?:identified|labell?ed|dated)\b",
        r"^\W{0,2}what\s[^.;]{0,60}?\b(?:showed|took|reported|registered|identified|looked|read"
        r"|saw)\b[^.;]{0,30}?\b(?:as|for|like)\b"
        r"[^;]{0,120}?\b(?:was|were|turned\sout|proved)\b",
        r"(?:오발령|오보|오역|오발송|오작동|오전송|오탐지?|착오|번역\s?(?:오류|실수)|전산\s?오류|오타)"
        r"(?:이었|였|이라고|라고|이라며|라며|로\s(?:확인|드러|밝혀|판명|발송|나간|전송)|이다|임을)",
        r"잘못\s(?:눌|눌러|누르|읽|틀어|들었|들은|적은|적었)|(?:[으로]로|줄)\s(?:안|여긴|생각한|알았던)\s것은\s",
        r"[으로]로\s(?:오인|착각|오해)(?:한|했|됐|된|돼)|(?:실수로|착오로|잘못)\s(?:내보|송고|보도|발송|공개|게시"
        r"|올렸|올린|전송|방송)",
        characters=r"(?:誤配信|誤報|誤訳|誤送信|誤発令|誤発信|誤作動|誤り)(?:だった|で(?:した|あった)|と(?:判明"
        r"|分か|わか|発表|説明))|(?:見間違え|見誤|誤認|取り違え|押し間違|読み間違|聞き間違)"
        r"|と(?:思われ|思っ|見え|勘違いし)た?のは[^。]{0,20}(?:だった|である|だ)|以为[^。]{0,40}(?:其实|原来"
        r"|实际上)(?:是|为)|[按读听念写放]错了?"
        r"|系误(?:发|报|译|传|判)|(?:属于?|是|为)误(?:发|报|译|传|判)|译错|误(?:认|以|当|看)[为成作]",
        whole=True,
    ),
    _source(
        r"\b(?:exam|quiz|question|passage|lesson|textbook|dictation|template|label|plaque|panel|inscription)\b"
        r"[^.:;]{0,60}?\b(?:reads?|runs?|says?|goes|begins?|asks?|is)\s?:",
        r"\b(?:label|plaque|inscription|placard)\b[^.:;]{0,60}?\b(?:reads?|says?|states?)\b",
        r"\b(?:sample|example|practice|specimen|dummy|placeholder)\s(?:text|sentence|message|article|report"
        r"|question|letter|answer|page)s?\b",
        rf"^\W{{0,3}}(?:lesson|question|exercise|task|unit)\s{_NUMBER}\b|\brepeat\safter\sme\b"
        rf"|\bfill\sin\sthe\s(?:gap|blank)"
        r"|\b(?:an?|one|the|our)\sexample\s(?:is|reads?|says?|would\sbe)\b|^\W{0,3}(?:do\snot\s)?write\s[\"“'‘]",
        r"\bin\s(?:the|an?|their|this)\s(?:[\w-]+\s){0,2}?(?:textbook|workbook|phrase\s?book|exam\spaper|quiz(?!\sshow))\b",
        r"(?:예문|예시문?|문항|모범\s?답안|교재|연습\s?문제|(?:문항|문제|시험)의?\s지문)(?:에서|에는|에|은|는|이"
        r"|가|의)\s",
        characters=r"(?:問題文|例文|設問|例題)(?:では|には|は|に)|(?:考题|试题|题目|例句|课文"
        r"|第\d{1,3}题)[^。]{0,14}?(?:写道|写着|是|说|称|中|里|：)",
        goes_on=True,
    ),
    _source(
        rf"\b(?:in|on|enters?)\s(?:the|an?|this|that|their|his|her|our|one)\s(?:[\w'’-]+\s){{0,3}}?{_STAGE}\b",
        rf"\b(?:the|an?|this|his|her|their|one)\s(?:[\w-]+\s){{0,2}}?{_OF_DEPICTION}\b[^.;]{{0,40}}?"
        r"\b(?:shows?|depicts?|portrays?|has|puts|imagines?|tells?|says?|reads?|takes?)\b",
        r"\bpassengers\sof\sthe\s(?:[\w-]+\s)?ride\b",
        r"\bre-?enact(?:ed|s|ing|ors?|ments?)\b|\bvisitors\s(?:walk|step|enter|stroll|descend)\s(?:into|through"
        r"|past|down|a|the)\b",
        rf"\bin\s(?:the|an?|its|this)\s(?:[\w-]+\s)?(?:trailer|teaser)\b(?=[^;]{{0,140}}?{_PRESENT})",
        rf"\bin\s(?:the|an?|its|this)\s(?:[\w-]+\s)?podcast\b(?=(?:(?!{_SOMEBODY_SAYS})[^;]){{0,140}}?"
        rf"(?!{_SOMEBODY_SAYS}){_PRESENT})",
        r"\b(?:trailer|teaser)\s(?:shows?|says?|speaks?|tells?|opens?|begins?|has|ends?|puts?|claims?)\b",
        r"\bin\sthe\s\w+['’]s\sworld\b|\bin\sthe\sworld\sof\sthe\s(?:podcast|book|game|film|series)\b",
        r"\bmodel\s(?:has|lets|makes|sees)\san?\s(?:[\w-]+\s){0,2}?(?:strike|hit|fall|sink|fly|explode|attack)\b",
        r"\bvisitors\b[^.;]{0,80}?\bsimulators?\b|\bsimulators?\b[^.;]{0,80}?\bvisitors\b",
        rf"{_KOREAN_STAGE}(?:에서는?|에는|[은는]|\s속)|탑승객[은이]\s[^.]{{0,60}}?(?:죽는다|발사)",
        r"(?<![이가]\s)재연(?:했|한다|하는|하자|행사)|(?:팟캐스트|이야기|작품)\s?속\s?(?:세계|에서)|(?<![가-힣])극\s?중",
        r"관람객[은이]\s[^.]{0,40}?(?:들어선다|걷는다|만난다|마주한다|격추)|체험[관장][^.]{0,60}?관람객",
        characters=r"(?:予告編|オペラ|ジオラマ|模擬国会|壁画|(?<=の)絵|ポスター|切手|童話|昔話|歌詞|ラジオ(?:劇"
        r"|ドラマ)|広告|CM|クイズ|脱出ゲーム|アトラクション)"
        r"(?:では|の中|には|で、)|壁画の|(?:戦|作戦|事件|場面|襲撃|戦闘)を再現し|想像図(?:では|には)"
        r"|(?:预告片|歌剧|沙盘|模拟器|想象图|壁画|画作|海报|邮票|童话|寓言|歌词|广播剧|广告|谜语|密室)(?:中|里|的"
        r"|上)|重演[^。]{0,8}?(?:战|登陆|事件|场面)|(?:播客|故事)的?世界里",
        goes_on=True,
    ),
    _source(
        r"\b(?:missile|rocket|satellite)s?\b(?:(?!\b(?:after|before|as|while|when)\b)[^;]){0,160}?"
        r"\b(?:won|lost|beat|defeated)\b[^.;]{0,60}?\b(?:final"
        r"|match|league|tournament)\b",
        r"\b(?:wax\sfigures?|cardboard\scut-?outs?|(?:holograms?|mannequins?)\s(?:of|that|which|who))\b"
        r"|^\W{0,2}(?:an?|the)\s(?:[\w-]+\s){0,2}?(?:hologram|mannequin)\b",
        r"결승(?:전)?에서\s[^.]{0,60}?(?:미사일|로켓|위성)[^.]{0,60}?(?:이겼|이기|우승|승리|꺾)|밀랍\s?인형|홀로그램(?!을)",
        characters="蝋人形|ろう人形|蜡像",
        whole=True,
    ),
    _source(
        r"^\W{0,2}(?:[\w-]+\s){0,3}?(?:leaflets?|flyers?|graffiti|chain\sletters?)\b"
        r"(?:(?!\b(?:who|was|were|by)\b)[^.;,]){0,60}?\b(?:claim\w*"
        r"|say|says|said|allege\w*|read)\b",
        r"(?:전단|삐라|낙서|벽보|대자보)(?:에는|에|은|는|들은)\s(?!대응|대한|대해|반발|맞[서대]|항의|따른)[^.]{0,90}?(?:적혀|쓰여|적힌|씌어|주장)",
        r"\b(?:is|are|was|were|been|be|as|proved|turned\sout\sto\sbe)\s(?:an?\s|all\s)?(?:[\w-]+\s)?(?:forger(?:y"
        r"|ies)|forged(?!\s(?:in|when|at|between|during|over|on|through)\b)|made\sup\sby)\b"
        r"|\bperjured\b|(?<!charged\swith\s)(?<!accused\sof\s)\bperjury\b(?!\s(?:charge|trial|case))|\brecant(?:s|ed|ing)?\b",
        r"위작|위증(?!\s?(?:교사\s)?혐의)|번복(?:했(?!지만|으나)|하|한\s|돼)|지어[냈낸]|꾸며[냈낸]",
        r"\b(?:report|bulletin|alert|article|story|news|tweet|post|message|warning|script)s?\s(?:of"
        r"|from)\s(?:(?:19|20)\d\d|last\syear|the\syear\sbefore)"
        r"\b[^.;]{0,30}?\b(?:again|once\smore|anew)\b|\b(?:re-?sent|recirculat\w+|resurfaced"
        r"|re-?posted)\b[^.;]{0,60}?\b(?:19|20)\d\d\b",
        r"(?:(?:19|20)\d\d년|작년|지난해|\d년\s전)(?:의|에\s나온)?\s(?:속보|원고|기사|보도"
        r"|뉴스)[를을가이]\s[^.]{0,20}?(?:(?:다시|재차|또)(?!\s(?:화제|주목|논란))|읽|틀)",
        r"초안(?:에는|에|은)\s[^.]{0,90}?(?:빠졌|삭제|제외)(?!(?:[했됐])?지만)|(?<![가-힣])예판\s?(?:\d면)?[은는에]",
        characters=r"(?:\d{4}年|昨年|\d年前)の(?:速報|原稿|記事|ニュース)を[^。]{0,14}?(?:再び|また|読|流)|偽物"
        r"|偽証|作り話|翻供|伪证|作伪证|系伪造"
        r"|(?:再次|重新|又)(?:推送|播放|转发|播出)[^。]{0,10}?(?:\d{4}年|去年)|(?:ビラ|落書き)には|(?:传单"
        r"|涂鸦)(?:上|中)?(?:写|称|说)",
        whole=True,
    ),
)
"""Every source and stage."""
