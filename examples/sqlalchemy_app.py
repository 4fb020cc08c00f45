"""A SQLAlchemy application: tables, relationships, a query, reflection.

    pip install sqlalchemy; python examples/sqlalchemy_app.py
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, create_engine, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

import aurorapy


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    books: Mapped[list[Book]] = relationship(back_populates="author", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id", ondelete="CASCADE"), index=True)
    author: Mapped[Author] = relationship(back_populates="books")


def main() -> None:
    with aurorapy.Server() as db:
        engine = create_engine(db.dsn.replace("postgresql://", "postgresql+pg8000://"))
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            session.add(Author(name="Le Guin", books=[Book(title="The Dispossessed"), Book(title="The Lathe of Heaven")]))
            session.add(Author(name="Lem", books=[Book(title="Solaris")]))
            session.commit()
            counted = select(Author.name, func.count(Book.id)).join(Book).group_by(Author.name).order_by(Author.name)
            for name, books in session.execute(counted):
                print(name, books)
        found = inspect(engine)
        print(sorted(found.get_table_names()))
        print([c["name"] for c in found.get_columns("book")], found.get_foreign_keys("book")[0]["referred_table"])
        engine.dispose()


if __name__ == "__main__":
    main()
