"""Links to blocked sites are refused, entries of feeds passed over; an undone block lets them in again."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import BlockedSite, Curator
from bot.model.errors import DeskError, LinkRefused, Reason
from bot.model.jobs import Post, PostState
from bot.services.curation.service import CurationService
from tests.fakes.desk import ANNA, BORIS, SmallDesk

MANAGER = Curator(9, manages=True)
_PAGE = "A report\nThe river flooded {place:Sinuiju}.\nThousands left their homes."


async def _refused(desk: SmallDesk, url: str) -> str:
    with pytest.raises(LinkRefused) as caught:
        await desk.post(ANNA, url)
    assert caught.value.reason is Reason.BLOCKED
    return caught.value.detail


async def test_a_blocked_site_is_refused_on_its_server_only(desk: SmallDesk, curation: CurationService) -> None:
    act = await curation.block(ANNA, MANAGER, "www.paper.example")
    assert act.act.change.sites == (BlockedSite("paper.example"),)
    assert await _refused(desk, "https://blogs.paper.example/1") == "paper.example"
    assert (await desk.post(BORIS, "https://paper.example/1")).job_id is not None
    assert (await desk.post(ANNA, "https://newspaper.example/1")).job_id is not None
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await desk.post(ANNA, "https://paper.example/1")).job_id is not None


async def test_a_part_of_a_site(desk: SmallDesk, curation: CurationService) -> None:
    await curation.block(ANNA, MANAGER, "https://paper.example/sport")
    assert await _refused(desk, "https://paper.example/sport/1") == "paper.example/sport"
    assert (await desk.post(ANNA, "https://paper.example/world/1")).job_id is not None


async def test_a_known_outlet_is_blocked_at_all_its_domains(desk: SmallDesk, curation: CurationService) -> None:
    act = await curation.block(ANNA, MANAGER, "yonhap news agency")
    assert len(act.act.change.sites) > 1
    for site in act.act.change.sites:
        await _refused(desk, f"https://{site.host}/view/1")


async def test_an_outlet_of_the_shelf_is_blocked_by_its_name(desk: SmallDesk, curation: CurationService) -> None:
    await desk.save(ANNA, "https://bay.example/1", f"{_PAGE}\n> outlet Bay Herald".replace("\n> ", "\n> ", 1))
    act = await curation.block(ANNA, MANAGER, "bay.example")
    assert act.act.change.sites == (BlockedSite("bay.example"),)
    assert (await desk.post(ANNA, "https://bay.example/1")).article_id is not None, "what is saved stays"


async def test_a_stored_page_of_another_server_is_refused_too(desk: SmallDesk, curation: CurationService) -> None:
    await desk.save(BORIS, "https://paper.example/1", _PAGE)
    await curation.block(ANNA, MANAGER, "paper.example")
    await _refused(desk, "https://paper.example/1")
    assert await desk.troubles() == []


async def test_a_post_with_a_blocked_link_has_failed(desk: SmallDesk, curation: CurationService) -> None:
    await curation.block(ANNA, MANAGER, "paper.example")
    desk.network.pages["https://other.example/1"] = _PAGE
    post = Post(77, 1, 10, 5, answer=True)
    refused, taken = await desk.ingest.submit_links(ANNA, post, ["https://paper.example/1", "https://other.example/1"])
    assert isinstance(refused, DeskError)
    assert refused.reason is Reason.BLOCKED
    assert not isinstance(taken, DeskError)
    await desk.work()
    assert await desk.ingest.post_state(ANNA, 5) is not PostState.SAVED


@pytest.mark.parametrize("typed", ["", "no such paper", "ftp://paper.example"])
async def test_what_is_no_site_is_refused(curation: CurationService, typed: str) -> None:
    with pytest.raises(DeskError) as caught:
        await curation.block(ANNA, MANAGER, typed)
    assert caught.value.reason is Reason.NO_SUCH_OUTLET


async def test_a_site_is_blocked_once(curation: CurationService) -> None:
    await curation.block(ANNA, MANAGER, "paper.example")
    with pytest.raises(DeskError) as caught:
        await curation.block(ANNA, MANAGER, "https://paper.example/")
    assert caught.value.reason is Reason.NOTHING_CHANGES
    assert len(await curation.blocks(ANNA)) == 1
    assert await curation.blocks(BORIS) == ()
