"""The commands by which people decide: judgements, review, names, sharing, and the history of all that."""

import typer

from kg.cli import correct, history, judge, names, reload, review, share

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.command("merge")(judge.merge)
    app.command("same-as")(judge.same_as)
    app.command("not-same")(judge.not_same)
    app.command("split")(judge.split)
    app.command("rename")(judge.rename)
    app.command("accept")(correct.accept)
    app.command("reject")(correct.reject)
    app.command("edit")(correct.edit)
    app.command("add-statement")(correct.add_statement)
    app.command("review")(review.review)
    app.add_typer(names.app, name="names")
    app.command("log")(history.log)
    app.command("undo")(history.undo)
    app.command("reload")(reload.reload)
    app.command("check")(reload.check)
    app.command("merge-workspace")(share.merge_workspace)
