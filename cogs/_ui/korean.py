"""The commands in Korean: every name, description and choice that Discord lists, by its English; and what is offered
while a member types."""

from __future__ import annotations

KOREAN = {
    # commands
    "ingest": "저장",
    "Save an article: a link, a file, or a text to paste": "기사 저장: 링크, 파일 또는 붙여넣은 글",
    "Save article": "기사 저장",
    "summary": "요약",
    "Summarise an article that is on the shelf": "저장된 기사를 요약합니다",
    "entity": "인물정보",
    "Look up a person, organisation, place or weapon in the saved articles": (
        "저장된 기사에서 인물, 단체, 장소, 무기를 찾아봅니다"
    ),
    "latest": "최신",
    "The latest stories on the Korean Peninsula, or on a topic": "한반도 또는 특정 주제의 최신 소식",
    "story": "스토리",
    "Follow a story: what each day added, who reported it, who said what": (
        "한 사건을 날짜별로, 보도한 매체와 발언까지 봅니다"
    ),
    "versions": "변경내역",
    "What changed in an article since it was saved": "저장한 뒤 기사에서 바뀐 부분을 보여 줍니다",
    "search": "검색",
    "Search the saved articles for words": "저장된 기사에서 단어를 검색합니다",
    "help": "도움말",
    "What the desk does, and how": "데스크가 하는 일과 사용법",
    "desk": "데스크",
    "The desk itself": "데스크 자체",
    "setup": "설정",
    "Choose channels, time zone and who may hand in articles (managers)": "채널, 시간대, 제출 권한 설정 (관리자)",
    "status": "상태",
    "Queue, shelf, digests, size and version": "대기열, 서가, 다이제스트, 용량, 버전",
    "digest": "다이제스트",
    "The digests of a channel": "채널의 다이제스트",
    "schedule": "예약",
    "Post a digest here every day, week or month at a time": "매일, 매주 또는 매월 정해진 시각에 다이제스트를 올립니다",
    "show": "목록",
    "The digests scheduled on this server": "이 서버에 예약된 다이제스트",
    "preview": "미리보기",
    "What the next digest would hold; only you see it": "다음 다이제스트 미리보기 (나에게만 보임)",
    "now": "지금",
    "Post the digest now": "다이제스트를 지금 올립니다",
    "stop": "중지",
    "Stop the digests of a channel, or one of them": "채널의 다이제스트를 모두 또는 하나만 중지합니다",
    "why": "이유",
    "Why a story stands in this channel's last digest, or does not": (
        "지난 다이제스트에 어떤 스토리가 실리거나 빠진 이유"
    ),
    "mydata": "내정보",
    "What the desk holds about you": "데스크가 보관한 내 정보",
    "export": "내보내기",
    "Get everything the desk holds about you as a file": "데스크가 보관한 내 정보를 모두 파일로 받습니다",
    "erase": "삭제",
    "Erase what ties articles to you": "기사와 나를 잇는 기록을 지웁니다",
    # options
    "link": "링크",
    "The article's address": "기사 주소",
    "file": "파일",
    "A .txt, .html, .md, .pdf or .eml file": ".txt, .html, .md, .pdf 또는 .eml 파일",
    "article": "기사",
    "A title, a link or the link of a Discord message": "제목, 링크 또는 디스코드 메시지 링크",
    "article-or-story": "기사나-스토리",
    "A story of the list, or a title, a link or a message link of one of its articles": (
        "목록의 스토리, 또는 그 기사의 제목, 링크, 메시지 링크"
    ),
    "A story that the digest weighed: its number there or its headline": "다이제스트가 살펴본 스토리: 번호나 제목",
    "length": "길이",
    "How long the summary should be": "요약의 길이",
    "name": "이름",
    "A name in any spelling or script": "어떤 표기나 문자로 쓴 이름이든",
    "topic": "주제",
    "A subject, a name or words; the whole peninsula if left out": "분야, 이름 또는 단어 (비우면 한반도 전체)",
    "since": "기간",
    "How far back: last (what is new to you), 24h, 30 days, since Monday, 2024-02-14": (
        "얼마나 전부터: last(아직 못 본 것), 24h, 지난 7일, 월요일부터, 2024-02-14"
    ),
    "query": "검색어",
    "The words to look for": "찾을 단어",
    "at": "시각",
    "The local time of day, such as 08:30": "현지 시각, 예: 08:30",
    "every": "주기",
    "Each day, if left out; a channel may have one of each": "비우면 매일; 채널마다 주기별로 하나씩",
    "Which of the channel's digests, if it has several": "채널에 다이제스트가 여럿이면 그중 어느 것",
    "Which of them; all if left out": "그중 어느 것 (비우면 모두)",
    "on": "날",
    "The day of the week or month: Monday, 15, last; the first if left out": (
        "요일 또는 날짜: 월요일, 15, 말일 (비우면 첫날)"
    ),
    "channel": "채널",
    "The channel; this one if left out": "채널 (비우면 이 채널)",
    "zone": "시간대",
    "The time zone; the server's if left out": "시간대 (비우면 서버 설정)",
    "quiet": "조용한날",
    "What happens when there are no stories": "소식이 없을 때의 처리",
    "missed": "놓친것",
    "What happens to a digest missed in an outage": "장애로 놓친 다이제스트의 처리",
    # choices
    "short": "짧게",
    "standard": "보통",
    "long": "길게",
    "each day": "매일",
    "each week": "매주",
    "each month": "매월",
    "say so in a line": "한 줄로 알림",
    "stay silent": "올리지 않음",
    "catch up once": "한 번 보충",
    "skip it": "건너뜀",
}

OFFERED = {
    # subjects
    "nuclear": "핵",
    "missiles": "미사일",
    "military exercises": "군사훈련",
    "diplomacy": "외교",
    "sanctions": "제재",
    "inter korean": "남북관계",
    "leadership": "지도부",
    "domestic politics": "국내정치",
    "economy": "경제",
    "human rights": "인권",
    "humanitarian": "인도적 지원",
    "cyber": "사이버",
    "history": "역사",
    "sport": "스포츠",
    "culture": "문화",
    "accident disaster": "사고와 재난",
    "border incident": "국경 사건",
    # windows
    "last: what is new to you": "last: 아직 못 본 것",
    "24 hours": "24시간",
    "3 days": "3일",
    "1 week": "1주",
    "30 days": "30일",
}
