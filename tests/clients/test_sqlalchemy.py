"""SQLAlchemy 2: the ORM's life with this server, by each driver, and reflection of what it made."""

from __future__ import annotations

import asyncio
import datetime as dt
import decimal
import enum
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload, subqueryload
from sqlalchemy.orm.exc import StaleDataError

import aurorapy


class Base(DeclarativeBase):
    """The mapped classes."""


class Colour(enum.Enum):
    red = "red"
    blue = "blue"


taggings = sa.Table("orm_taggings", Base.metadata, sa.Column("item_id", sa.ForeignKey("orm_items.id", ondelete="CASCADE"), primary_key=True),
                    sa.Column("tag_id", sa.ForeignKey("orm_tags.id"), primary_key=True))


class Owner(Base):
    __tablename__ = "orm_owners"
    __table_args__ = (sa.UniqueConstraint("name", "born", name="orm_owners_name_born"), sa.CheckConstraint("length(name) > 0", name="orm_owners_named"),
                      {"comment": "who has items"})
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(40), comment="as called")
    born: Mapped[dt.date | None]
    boss_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orm_owners.id", name="orm_owners_boss"))
    version: Mapped[int] = mapped_column()
    made: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now())
    boss: Mapped[Owner | None] = relationship(remote_side=[id], back_populates="staff")
    staff: Mapped[list[Owner]] = relationship(back_populates="boss")
    items: Mapped[list[Item]] = relationship(back_populates="owner", cascade="all, delete-orphan", order_by="Item.id")
    __mapper_args__ = {"version_id_col": version}


class Item(Base):
    __tablename__ = "orm_items"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("orm_owners.id"), index=True)
    title: Mapped[str] = mapped_column(sa.Text, server_default="untitled")
    price: Mapped[decimal.Decimal] = mapped_column(sa.Numeric(10, 2), server_default=sa.text("0"))
    colour: Mapped[Colour] = mapped_column(sa.Enum(Colour, native_enum=False, create_constraint=True, name="orm_items_colour"), default=Colour.red)
    data: Mapped[dict[str, Any]] = mapped_column(pg.JSONB, default=dict)
    numbers: Mapped[list[int]] = mapped_column(pg.ARRAY(sa.Integer), default=list)
    key: Mapped[uuid.UUID] = mapped_column(server_default=sa.text("gen_random_uuid()"))
    blob: Mapped[bytes | None]
    ratio: Mapped[float | None]
    open: Mapped[bool] = mapped_column(server_default=sa.true())
    at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    span: Mapped[dt.timedelta | None]
    owner: Mapped[Owner] = relationship(back_populates="items")
    tags: Mapped[list[Tag]] = relationship(secondary=taggings, back_populates="items")
    __table_args__ = (sa.Index("orm_items_open_price", "price", postgresql_where=sa.text("open")), sa.Index("orm_items_lower", sa.text("lower(title)")))


class Tag(Base):
    __tablename__ = "orm_tags"
    id: Mapped[int] = mapped_column(sa.Identity(), primary_key=True)
    word: Mapped[str] = mapped_column(sa.String(20), unique=True)
    items: Mapped[list[Item]] = relationship(secondary=taggings, back_populates="tags")


@pytest.fixture(params=["psycopg", "pg8000"])
def engine(server: aurorapy.Server, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An engine by each driver, with the tables made."""
    made = sa.create_engine(server.dsn.replace("postgresql://", f"postgresql+{request.param}://"))
    Base.metadata.create_all(made)
    Base.metadata.create_all(made)  # finds that all is there
    yield made
    Base.metadata.drop_all(made)
    made.dispose()


def family(session: Session) -> Owner:
    """Some rows that refer to one another."""
    soft, hard = Tag(word="soft"), Tag(word="hard")
    ada = Owner(name="Ada", born=dt.date(1815, 12, 10), items=[Item(title="engine", tags=[soft, hard]), Item(title="notes", tags=[soft])])
    ada.staff = [Owner(name="Ben"), Owner(name="Cy", items=[Item()])]
    session.add(ada)
    session.commit()
    return ada


def test_relationships_and_loading(engine: sa.Engine) -> None:
    with Session(engine) as session:
        family(session)
    for loading in (joinedload, selectinload, subqueryload):
        with Session(engine) as session:
            found = session.scalars(sa.select(Owner).where(Owner.name == "Ada").options(
                loading(Owner.items).options(loading(Item.tags)), loading(Owner.staff))).unique().one()
            session.expunge_all()
            assert [i.title for i in found.items] == ["engine", "notes"]
            assert [sorted(t.word for t in i.tags) for i in found.items] == [["hard", "soft"], ["soft"]]
            assert sorted(s.name for s in found.staff) == ["Ben", "Cy"]
    with Session(engine) as session:
        cy = session.scalars(sa.select(Owner).where(Owner.name == "Cy")).one()
        assert cy.boss is not None and cy.boss.name == "Ada" and cy.items[0].title == "untitled"
        assert session.scalars(sa.select(Owner.name).where(Owner.items.any(Item.tags.any(Tag.word == "hard")))).all() == ["Ada"]
        counts = session.execute(sa.select(Owner.name, sa.func.count(Item.id)).outerjoin(Owner.items).group_by(Owner.name).order_by(Owner.name)).all()
        assert [tuple(r) for r in counts] == [("Ada", 2), ("Ben", 0), ("Cy", 1)]


def test_cascades_and_orphans(engine: sa.Engine) -> None:
    with Session(engine) as session:
        ada = family(session)
        ada.items.pop()
        session.commit()
        assert session.scalar(sa.select(sa.func.count()).select_from(Item)) == 2
        assert session.scalar(sa.select(sa.func.count()).select_from(taggings)) == 2
        for owner in ada.staff:
            session.delete(owner)
        session.delete(ada)
        session.commit()
        assert session.scalar(sa.select(sa.func.count()).select_from(Item)) == 0
        assert session.scalar(sa.select(sa.func.count()).select_from(Tag)) == 2


def test_every_type_comes_back(engine: sa.Engine) -> None:
    at = dt.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=dt.UTC)
    with Session(engine) as session:
        item = Item(price=decimal.Decimal("12345678.90"), colour=Colour.blue, data={"a": [1, None, {"b": "ü"}], "c": 1.5}, numbers=[3, 1, 2],
                    blob=b"\0\xff", ratio=0.1, at=at, span=dt.timedelta(days=2, hours=3), owner=Owner(name="O"))
        session.add(item)
        session.commit()
        session.expire_all()
        assert (item.price, item.colour, item.data, item.numbers) == (decimal.Decimal("12345678.90"), Colour.blue, {"a": [1, None, {"b": "ü"}], "c": 1.5}, [3, 1, 2])
        assert (item.blob, item.ratio, item.at, item.span, item.open) == (b"\0\xff", 0.1, at, dt.timedelta(days=2, hours=3), True)
        assert isinstance(item.key, uuid.UUID) and item.owner.made.tzinfo is not None
        assert session.scalars(sa.select(Item.id).where(Item.data["a"][2]["b"].astext == "ü", Item.numbers.contains([1]), Item.key == item.key)).all() == [item.id]
        assert session.scalars(sa.select(Item.id).where(Item.data.contains({"c": 1.5}), sa.any_(Item.numbers) == 3)).all() == [item.id]
        session.execute(sa.update(Item).values(colour=sa.literal_column("'red'"), price=Item.price * 2))
        session.commit()
        assert item.price == decimal.Decimal("24691357.80")
        with pytest.raises((IntegrityError, ProgrammingError)):  # pg8000 has one class for all
            session.execute(sa.text("UPDATE orm_items SET colour = 'teal'"))


def test_bulk_inserts_return_their_keys(engine: sa.Engine) -> None:
    with Session(engine) as session:
        owner = Owner(name="many", items=[Item(title=f"t{i}", numbers=[i]) for i in range(1500)])  # more than a batch of insertmanyvalues
        session.add(owner)
        session.flush()
        assert [i.title for i in sorted(owner.items, key=lambda i: i.id)] == [f"t{i}" for i in range(1500)]
        words = session.scalars(sa.insert(Tag).returning(Tag.word, sort_by_parameter_order=True), [{"word": f"w{i}"} for i in range(1200)]).all()
        assert words == [f"w{i}" for i in range(1200)]
        session.execute(sa.update(Item), [{"id": i.id, "title": "again"} for i in owner.items[:100]])
        upsert = pg.insert(Tag).values([{"word": "w1"}, {"word": "new"}]).on_conflict_do_nothing(index_elements=["word"]).returning(Tag.word)
        assert session.scalars(upsert).all() == ["new"]
        session.commit()
        assert session.scalar(sa.select(sa.func.count()).where(Item.title == "again")) == 100


def test_versions_savepoints_and_constraints(engine: sa.Engine) -> None:
    with Session(engine) as one, Session(engine) as two:
        owner = Owner(name="v")
        one.add(owner)
        one.commit()
        other = two.get(Owner, owner.id)
        assert other is not None and other.version == 1
        owner.name = "first"
        one.commit()
        other.name = "second"
        with pytest.raises(StaleDataError):
            two.commit()
        two.rollback()
        assert owner.version == 2
    with Session(engine) as session:
        session.add(Owner(name="kept", born=dt.date(2000, 1, 1)))
        session.flush()
        with pytest.raises((IntegrityError, ProgrammingError)), session.begin_nested():
            session.add(Owner(name="kept", born=dt.date(2000, 1, 1)))
            session.flush()
        with session.begin_nested() as inner:
            session.add(Owner(name="gone"))
            session.flush()
            inner.rollback()
        with session.begin_nested():
            session.add(Owner(name="inner"))
        session.commit()
        assert session.scalars(sa.select(Owner.name).where(Owner.name.in_(["kept", "gone", "inner"])).order_by(Owner.name)).all() == ["inner", "kept"]
        locked = session.scalars(sa.select(Owner).where(Owner.name == "kept").with_for_update(of=Owner, key_share=True)).one()
        assert locked.born == dt.date(2000, 1, 1)


def test_reflection(engine: sa.Engine) -> None:
    with engine.begin() as c:
        c.execute(sa.text("CREATE VIEW orm_named AS SELECT id, name FROM orm_owners"))
    try:
        reflects(sa.inspect(engine))
        metadata = sa.MetaData()
        metadata.reflect(engine, views=True, only=lambda name, _: name.startswith("orm_"))
        assert set(metadata.tables) == {"orm_owners", "orm_items", "orm_tags", "orm_taggings", "orm_named"}
        assert {f.target_fullname for f in metadata.tables["orm_taggings"].foreign_keys} == {"orm_items.id", "orm_tags.id"}
        assert isinstance(metadata.tables["orm_items"].c.data.type, pg.JSONB) and isinstance(metadata.tables["orm_items"].c.key.type, sa.UUID)
    finally:
        with engine.begin() as c:
            c.execute(sa.text("DROP VIEW orm_named"))


def reflects(inspector: sa.Inspector) -> None:
    """What the Inspector tells of the tables."""
    columns = {c["name"]: c for c in inspector.get_columns("orm_items")}
    assert list(columns) == [c.name for c in Item.__table__.columns]
    assert isinstance(columns["price"]["type"], sa.Numeric) and (columns["price"]["type"].precision, columns["price"]["type"].scale) == (10, 2)
    assert isinstance(columns["numbers"]["type"], pg.ARRAY) and isinstance(columns["numbers"]["type"].item_type, sa.Integer)
    assert columns["at"]["type"].timezone and columns["at"]["nullable"] and not columns["title"]["nullable"]  # type: ignore[attr-defined]
    assert columns["title"]["default"] == "'untitled'::text" and columns["key"]["default"] == "gen_random_uuid()" and columns["open"]["default"] == "true"
    assert columns["id"]["default"] == "nextval('orm_items_id_seq'::regclass)" and columns["id"]["autoincrement"] is True
    tag = inspector.get_columns("orm_tags")[0]
    assert tag["identity"]["always"] is False and tag["identity"]["start"] == 1
    assert inspector.get_pk_constraint("orm_taggings")["constrained_columns"] == ["item_id", "tag_id"]
    keys = {f["constrained_columns"][0]: f for f in inspector.get_foreign_keys("orm_taggings")}
    assert keys["item_id"]["options"] == {"ondelete": "CASCADE"} and keys["tag_id"]["referred_table"] == "orm_tags"
    assert inspector.get_foreign_keys("orm_owners")[0]["name"] == "orm_owners_boss"
    indexes = {i["name"]: i for i in inspector.get_indexes("orm_items")}
    assert set(indexes) == {"ix_orm_items_owner_id", "orm_items_open_price", "orm_items_lower"}
    assert indexes["orm_items_open_price"]["dialect_options"]["postgresql_where"] == "open"
    assert indexes["orm_items_lower"]["expressions"] == ["lower(title)"]
    assert [(u["name"], u["column_names"]) for u in inspector.get_unique_constraints("orm_owners")] == [("orm_owners_name_born", ["name", "born"])]
    checks = {c["name"]: c["sqltext"] for c in inspector.get_check_constraints("orm_owners")}
    assert checks == {"orm_owners_named": "length(name::text) > 0"}
    assert inspector.get_table_comment("orm_owners") == {"text": "who has items"}
    assert inspector.get_columns("orm_owners")[1]["comment"] == "as called"
    assert "orm_named" in inspector.get_view_names() and "orm_owners" in (inspector.get_view_definition("orm_named") or "")
    assert inspector.has_table("orm_owners") and not inspector.has_table("orm_nothing")
    assert "orm_items_id_seq" in inspector.get_sequence_names() and "public" in inspector.get_schema_names()


def test_asyncpg_driver(server: aurorapy.Server) -> None:
    async def use() -> None:
        engine = create_async_engine(server.dsn.replace("postgresql://", "postgresql+asyncpg://"))
        async with engine.begin() as c:
            await c.run_sync(Base.metadata.create_all)
        async with AsyncSession(engine, expire_on_commit=False) as session:
            session.add(Owner(name="async", items=[Item(data={"n": [1, 2]}, numbers=[1, 2], price=decimal.Decimal("1.25"), span=dt.timedelta(hours=1))]))
            await session.commit()
            found = (await session.scalars(sa.select(Owner).options(selectinload(Owner.items).selectinload(Item.tags)))).one()
            assert found.items[0].data == {"n": [1, 2]} and found.items[0].price == decimal.Decimal("1.25")
            streamed = [row async for row in await session.stream_scalars(sa.select(sa.func.generate_series(1, 250)))]
            assert streamed == list(range(1, 251))
            with pytest.raises(IntegrityError):
                async with session.begin_nested():
                    session.add(Owner(name=""))
            assert await session.scalar(sa.select(sa.func.count()).select_from(Owner)) == 1
        async with engine.begin() as c:
            await c.run_sync(reflects_tables)
            await c.run_sync(Base.metadata.drop_all)
        await engine.dispose()

    asyncio.run(use())


def reflects_tables(connection: sa.Connection) -> None:
    assert {"orm_items", "orm_owners", "orm_tags", "orm_taggings"} <= set(sa.inspect(connection).get_table_names())
