"""The Korean word 부상 where it means wounded, not a vice-minister of the North or what emerges."""

from __future__ import annotations

WOUNDED = r"(?<![가-힣][^여남\W]성 )(?<![가-힣][^여남\W]성)(?<!제1)(?<![급재])(?:(?<!로 )부상|부상(?![하한할했해]))"
"""A pattern; not in 외무성 부상, 제1부상, 급부상 and 변수로 부상했다, but in 여성 부상 and 폭발로 부상."""
