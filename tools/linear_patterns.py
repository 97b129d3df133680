"""Attack every regular expression, and write which need linear time at most: `python -m tools.linear_patterns`.

The tests attack those that the file lacks, so it may lag behind. Run it with the Python that most people test with.
"""

from __future__ import annotations

from benchmarks.patterns.growth import superlinear
from benchmarks.patterns.known import store
from bot.text.knowledge.base import Knowledge
from tests.architecture.used_patterns import BY_SECTION, used_patterns
from tests.fakes.reading import SampleReader


def main() -> None:
    """Write the file."""
    attacked = [one for one in used_patterns(SampleReader(Knowledge.load())) if one.place != BY_SECTION]
    slow = {one.place for one in superlinear(attacked)}
    store(one for one in attacked if one.place not in slow)
    print(f"{len(attacked)} patterns, of them more than linear: {', '.join(sorted(slow)) or 'none'}")


if __name__ == "__main__":
    main()
