"""Table `corrections`: what a shelf shows of an article in place of what its page says."""

from __future__ import annotations

from sqlite3 import Connection

from bot.lang.scripts import hangul_count
from bot.model.analysis import Outlet
from bot.model.curation.acts import ArticleFields
from bot.policy.curation.acts import CorrectedArticle
from bot.storage.articles.article_rows import free_moment
from bot.storage.articles.prepared import stated_time
from bot.storage.engine.times import seconds
from bot.storage.shelves import entity_splits, shelves


def write(connection: Connection, shelf_id: int, article_id: int, corrected: CorrectedArticle) -> None:
    """Make this what the shelf shows of the article."""
    with shelves.recounted(connection, shelf_id, article_id):
        apply(connection, shelf_id, article_id, corrected)


def apply(connection: Connection, shelf_id: int, article_id: int, corrected: CorrectedArticle) -> None:
    """The same, to be called in `shelves.recounted`. An article with entities that were split has a row also if nothing
    of it is corrected."""
    fields, outlet = corrected.fields, corrected.fields.outlet or Outlet("", None)
    at = None
    if fields.published is not None and corrected.dated_at is not None:
        stated = stated_time(fields.published, corrected.dated_at)
        at = None if stated is None else seconds(stated)
    values = {
        "shelf": shelf_id,
        "article": article_id,
        "title": fields.title,
        "published": None if at is None else fields.published,
        "at": at,
        "outlet": outlet.name or None,
        "domain": outlet.domain,
        "country": outlet.country,
        "kind": outlet.kind,
        "hangul": hangul_count(fields.title or "") > 0,
    }
    connection.execute("DELETE FROM corrections WHERE shelf_id = :shelf AND article_id = :article", values)
    values["split"] = bool(entity_splits.entities_of(connection, shelf_id, article_id))
    if fields != ArticleFields() or values["split"]:
        own = connection.execute("SELECT at FROM articles WHERE id = :article", values).fetchone()[0]
        connection.execute(
            "INSERT INTO corrections (shelf_id, article_id, moment, title, published, at, outlet_name,"
            " outlet_domain, outlet_country, outlet_kind, hangul, is_split)"
            " VALUES (:shelf, :article, :moment, :title, :published, :at, :outlet, :domain, :country, :kind,"
            " :hangul, :split)",
            {**values, "moment": free_moment(connection, own if at is None else at)},
        )
    connection.execute(
        "UPDATE shelf_articles SET at = coalesce(:at, (SELECT at FROM articles WHERE id = :article))"
        " WHERE shelf_id = :shelf AND article_id = :article",
        values,
    )
