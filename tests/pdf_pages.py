"""PDF files made by hand, for tests of what reads them."""

__all__ = ["assembled", "make_pdf"]


def make_pdf(pages: list[list[tuple[float, float, float, str]]], *, width: int = 595, height: int = 842) -> bytes:
    """Return a PDF of pages of lines: from left, from top, size of type (all in points), text in Windows-1252."""
    objects: list[bytes] = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    parent = len(pages) * 2 + 2
    kids = []
    for page in pages:
        drawn = b""
        for left, top, size, text in page:
            shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn += b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, height - top, shown)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (parent, width, height, len(objects))
        )
        kids.append(f"{len(objects)} 0 R")
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), " ".join(kids).encode()))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """Put objects of a PDF together; the last one is its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end
