"""MeteredAnalyzer: an analyzer whose readings are counted and timed."""

from __future__ import annotations

from datetime import datetime

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError
from bot.ports import Analyzer, Clock, Meter


class MeteredAnalyzer:
    """`ports.Analyzer`."""

    def __init__(self, analyzer: Analyzer, clock: Clock, meter: Meter) -> None:
        self._analyzer = analyzer
        self._clock = clock
        self._meter = meter

    async def analyze(self, page: Page) -> Analysis:
        """See `ports.Analyzer`."""
        begun = self._clock.now()
        try:
            analysis = await self._analyzer.analyze(page)
        except DeskError as error:
            self._meter.read(error.reason, self._since(begun))
            raise
        self._meter.read(analysis.verdict, self._since(begun))
        return analysis

    def _since(self, begun: datetime) -> float:
        return max((self._clock.now() - begun).total_seconds(), 0.0)  # the clock may have been set back
