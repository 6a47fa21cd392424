"""The parts of an Office Open XML package (ECMA-376): opened within limits, without entities, network or macros."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from pipeline.errors import BrokenFile, EncryptedFile, TooLarge

MAX_PART = 100_000_000  # bytes of one part once unpacked; the largest real ones have some ten million
MAX_PARTS = 20_000
ENCRYPTED_FLAG = 0x1
DECLARATION_WINDOW = 4096
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_DOCUMENT = "/officeDocument"
# The namespaces of the strict variant (ISO/IEC 29500) and those of the transitional one that everybody writes.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A link of one part to another of the package: its kind (the last step of its type) and the part's name."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An open package; ``main`` is the name of the part that holds the document."""

    archive: zipfile.ZipFile
    names: frozenset[str] = frozenset()
    main: str = field(default="word/document.xml", init=False)

    def __post_init__(self) -> None:
        self.main = next(
            (link.target for link in self.links("").values() if link.kind == OFFICE_DOCUMENT.strip("/")), "word/document.xml"
        )

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part, None where there is no such part. Raises :class:`BrokenFile` where it is not XML."""
        if name not in self.names:
            return None
        data = self.unpacked(name)
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            raise BrokenFile(f"docx: {posixpath.basename(name)}") from problem
        if b"<!DOCTYPE" in data[:DECLARATION_WINDOW] or root.getroottree().docinfo.internalDTD is not None:
            raise BrokenFile("docx: document type definition")  # ECMA-376-2, 8.1.4: a package must have none
        return root

    def links(self, part: str) -> dict[str, Relationship]:
        """The links of ``part`` (empty: of the package) to parts of the package, by id; what lies outside is left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in root.iter(RELATIONSHIP) if root is not None else ():
            if element.get("TargetMode") == "External":
                continue
            target = element.get("Target") or ""
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[element.get("Id") or ""] = Relationship(kind=(element.get("Type") or "").rpartition("/")[2], target=place)
        return found

    def linked(self, kind: str) -> etree._Element | None:
        """The root of the part that the document links to as ``kind`` (styles, numbering, footnotes …), None without one."""
        target = next((link.target for link in self.links(self.main).values() if link.kind == kind), None)
        return None if target is None else self.xml(target)

    def unpacked(self, name: str) -> bytes:
        """A part unpacked: a bomb is stopped at the limit whatever its header says."""
        try:
            with self.archive.open(name) as part:
                data = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as problem:
            raise BrokenFile(f"docx: {type(problem).__name__}") from problem
        if len(data) > MAX_PART:
            raise TooLarge(f"more than {MAX_PART} bytes in one part")
        return data


def open_package(data: bytes) -> Package:
    """The package in ``data``. Raises :class:`BrokenFile`, :class:`EncryptedFile` and :class:`TooLarge`."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as problem:
        raise BrokenFile("docx: not a ZIP archive") from problem
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise TooLarge(f"more than {MAX_PARTS} parts")
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise EncryptedFile("password needed")
    return Package(archive, frozenset(entry.filename for entry in entries))
