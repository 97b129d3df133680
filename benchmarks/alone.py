"""The two parts of reading that nobody can do without: extraction by trafilatura, tagging by the model. Nothing else.

`python -m benchmarks.alone FOLDER START STEP` prints the seconds, by the clock and of the processor, that every STEP-th
page of FOLDER from START on took.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path


async def seconds(folder: Path, processes: int) -> tuple[float, float]:
    """Wall time and processor time of reading all of `folder` in so many processes, models loaded before."""
    took = await asyncio.gather(*(_process(folder, start, processes) for start in range(processes)))
    return max(wall for wall, _ in took), sum(cpu for _, cpu in took)


async def _process(folder: Path, start: int, step: int) -> tuple[float, float]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.alone", str(folder), str(start), str(step)),
        env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    wall, cpu = out.split()
    return float(wall), float(cpu)


def _measure(folder: Path, start: int, step: int) -> tuple[float, float]:
    import trafilatura

    from bot.text.tagger import Tagger

    tagger = Tagger.load()
    pages = [path.read_bytes() for path in sorted(folder.iterdir())][start::step]
    tagger.tag(trafilatura.extract(pages[0], favor_precision=True) or "")
    wall, cpu = time.perf_counter(), time.process_time()
    for page in pages:
        tagger.tag(trafilatura.extract(page, favor_precision=True) or "")
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    print(*_measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
