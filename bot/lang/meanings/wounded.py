"""The Korean word 부상 where it means wounded, not a vice-minister of the North or what emerges."""

from __future__ import annotations

_BY = r"(?:(?<=(?:폭발|화재|사고|충돌|붕괴|지뢰)로 )|(?<=(?:[총포폭공피습]격|지진|추락)으로 ))"
"""What wounds, before the word: 총격으로 *부상한* 병사."""
_OTHERWISE = (
    r"(?<![가-힣][^여남\W]성 )(?<![가-힣][^여남\W]성)(?<!제1)(?<!제1 )(?<![급재])(?:(?<!로 )부상|부상(?![하한할했해]))"
)
WOUNDED = rf"(?:부상(?=[자병])|{_BY}부상|{_OTHERWISE})"
"""A pattern; not in 외무성 부상, 제1부상, 급부상 and 변수로 부상했다, but in 여성 부상, 폭발로 부상 and 부상자."""
