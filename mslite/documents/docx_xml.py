"""What python-docx has no words for: borders, fields, language tags, repeated heads."""

from __future__ import annotations

from typing import Any

ALL_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _child(parent: Any, name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(name)
    for key, value in values.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child


def borders(thing: Any, sides: tuple[str, ...] = ALL_SIDES, kind: str = "single") -> None:
    """Draw lines at the sides of a table, a cell or a paragraph; ``kind`` is single or double."""
    element = thing._element
    # Word wants the children in the order of its schema.
    place = element.tag.rpartition("}")[2]
    if place == "tbl":
        lines = _child(element.tblPr, "w:tblBorders")
        element.tblPr.insert_element_before(lines, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    elif place == "tc":
        lines = _child(element.get_or_add_tcPr(), "w:tcBorders")
    else:
        properties = element.get_or_add_pPr()
        lines = _child(properties, "w:pBdr")
        properties.insert_element_before(lines, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    for side in sides:
        _child(lines, f"w:{side}", val=kind, sz="4", space="1", color="auto")


def field(paragraph: Any, code: str) -> None:
    """Put a field (PAGE) at the end of a paragraph."""
    field_part(paragraph, "begin")
    field_part(paragraph, "", code)
    field_part(paragraph, "end")


def field_part(paragraph: Any, kind: str, code: str = "") -> None:
    """Put a part of a field at the end of a paragraph: its «begin», «separate», «end», or its code."""
    run = paragraph.add_run()._element
    if kind:
        _child(run, "w:fldChar", fldCharType=kind)
    else:
        instruction = _child(run, "w:instrText")
        instruction.text = code
        instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def language(run: Any, tag: str) -> None:
    """Tag a run with its language, for the spelling checker."""
    _child(run._element.get_or_add_rPr(), "w:lang", val=tag)


def repeated(row: Any) -> None:
    """Repeat a row at the head of every page of its table."""
    _child(row._element.get_or_add_trPr(), "w:tblHeader")
