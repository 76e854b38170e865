"""The floor of a start with data: the bare window, then SQLAlchemy with 30 typed models and one query."""

from __future__ import annotations

from benchmarks.scripts import window


def query() -> None:
    """Map 30 tables of a dozen columns, ask one of them (in memory)."""
    from sqlalchemy import ForeignKey, create_engine, select
    from sqlalchemy.orm import (
        DeclarativeBase,
        Mapped,
        Session,
        configure_mappers,
        mapped_column,
        relationship,
    )

    class Base(DeclarativeBase):
        pass

    models = []
    for number in range(30):
        table = f"thing{number}"
        body: dict[str, object] = {"__tablename__": table, "__annotations__": {"id": Mapped[int]}}
        annotations: dict[str, object] = body["__annotations__"]  # type: ignore[assignment]
        body["id"] = mapped_column(primary_key=True)
        for column in range(10):
            annotations[f"text{column}"] = Mapped[str | None]
        if number:
            annotations["parent_id"] = Mapped[int | None]
            body["parent_id"] = mapped_column(ForeignKey(f"thing{number - 1}.id"))
            body["parent"] = relationship(f"Thing{number - 1}")
        models.append(type(f"Thing{number}", (Base,), body))
    configure_mappers()
    engine = create_engine("sqlite://")
    Base.metadata.tables["thing29"].create(engine)
    with Session(engine) as session:
        session.scalars(select(models[-1]).limit(50)).all()


if __name__ == "__main__":
    window.main(query)
