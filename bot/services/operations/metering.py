"""MeteredAnalyzer: an analyzer whose readings are counted and timed."""

from __future__ import annotations

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
        begun = self._clock.monotonic()
        try:
            analysis = await self._analyzer.analyze(page)
        except DeskError as error:
            self._meter.read(error.reason, self._clock.monotonic() - begun)
            raise
        self._meter.read(analysis.verdict, self._clock.monotonic() - begun)
        return analysis
