"""In which order the tree's branches are read: where the next unread article is looked for. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from reader.ui.tree.branches import Branch


def unread_leaves(root: Branch, here: Branch | None) -> list[Branch]:
    """The leaves in which to look for the next unread article, in order; those without one are left out.

    here: the branch on which the person stands, or under which. From there it goes down to the end of the
    library and on from its beginning, so that the leaf under which the person stands comes twice: first for
    what is below, at the end for what is above. One of the person's own branches is a list of its own.
    """
    if here and here.place.personal:
        return [here, here]
    walked = list(_walk(root, here.id if here else ""))
    start = next((number for number, branch in enumerate(walked) if branch is here), 0)
    return [branch for branch in (*walked[start:], *walked[: start + 1]) if branch.leaf and branch.unread]


def _walk(branch: Branch, here: str) -> Iterator[Branch]:
    """The library's branches, outer before inner. What has no unread article is not divided for it, unless
    the branch with the id `here` is below.
    """
    yield branch
    if branch.leaf:
        return
    for child in branch.children:
        if not child.counts:
            continue  # a heading, one of the person's own branches, or a region without articles
        if child.unread or here.startswith(f"{child.id}/"):
            yield from _walk(child, here)
        else:
            yield child
