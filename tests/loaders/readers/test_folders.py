"""Folders: which files in them are read, and in what order."""

import json

from kg_loaders.readers.folders import left_out


def _names(readings, tmp_path, **how):
    return [r.label.removeprefix(f"{tmp_path}/") for r in readings(tmp_path, **how)]


def _write(tmp_path, *names, text="The council rejected the plan on Monday."):
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_a_folder_is_read_to_its_depth_in_sorted_order(tmp_path, readings):
    _write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "C.TXT", "a.txt", "ä.txt")
    assert _names(readings, tmp_path) == ["C.TXT", "a.txt", "b.txt", "ä.txt", "a/z.txt", "a/b/c.md"]


def test_hidden_names_other_formats_metadata_and_annotations_are_left_out(tmp_path, readings):
    _write(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.png", "a.gold.json", "e.py")
    _write(tmp_path, "a.json", text='{"title": "T"}')
    (tmp_path / "f.json").write_text(json.dumps({"text": "The council left."}))
    assert _names(readings, tmp_path) == ["a.txt", "f.json"]


def test_the_folder_that_a_browser_saves_beside_a_page_is_left_out(tmp_path, readings):
    _write(tmp_path, "page.html", "page_files/frame.html", "other_files/b.txt", text="<p>The council left.</p>")
    assert [n for n in _names(readings, tmp_path) if "frame" in n] == []
    assert "other_files/b.txt" in _names(readings, tmp_path)


def test_an_ignore_file_leaves_out_and_takes_back(tmp_path, readings):
    _write(tmp_path, "a.txt", "b.txt", "drafts/c.txt", "x/drafts/d.txt", "x/e.txt", "x/f.txt")
    (tmp_path / ".kgignore").write_text("# ours\ndrafts/\n*.txt\n!a.txt\n!x/e.txt\n")
    assert _names(readings, tmp_path) == ["a.txt", "x/e.txt"]


def test_links_to_folders_are_not_followed(tmp_path, readings):
    _write(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert _names(readings, tmp_path) == ["a/b.txt"]


def test_a_folder_without_articles_is_an_error(tmp_path, refusal):
    _write(tmp_path, "a.png")
    assert refusal(tmp_path) == f"{tmp_path}: no file in this folder is an article."


def test_what_no_reader_reads_is_counted_by_suffix(tmp_path):
    _write(tmp_path, "a.txt", ".b.doc", "c.DOC", "x/d.doc", "e", "drafts/f.doc", "a.gold.json")
    (tmp_path / ".kgignore").write_text("drafts\n")
    assert left_out(tmp_path) == {"": 1, ".doc": 2}
