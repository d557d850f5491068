"""An article as the JSON object that `regional-reader parse --format jsonl` prints."""

from __future__ import annotations

from dataclasses import asdict

from reader.model import Article, Block, BlockType


def as_contract(article: Article) -> dict[str, object]:
    """The fields of the parse contract, ready for `json.dumps`.

    Items, resources and contacts stand in `blocks` too, so that the blocks alone are the whole text.
    """
    issued = article.issued
    bracket = [str(issued.earliest), str(issued.latest)] if issued.earliest and issued.latest else None
    return {
        "source": article.source,
        "ordinal": article.ordinal,
        "title": article.title,
        "title_evidence": article.title_evidence.value,
        "publisher": article.publisher,
        "kind": article.kind.value,
        "regions": [region.value for region in article.regions],
        "committees": [committee.value for committee in article.committees],
        "issued": issued.iso,
        "issued_evidence": issued.evidence.value if issued.evidence else None,
        "issued_bracket": bracket,
        "tags": list(article.tags),
        "emails": list(article.emails),
        "urls": list(article.urls),
        "blocks": [_block(block) for block in article.blocks],
        "items": [
            {
                "programme": item.programme,
                "update": item.update,
                "action": item.action,
                "section": item.section.value,
            }
            for item in article.items
        ],
        "resources": list(article.resources),
        "contacts": [asdict(contact) for contact in article.contacts],
    }


def _block(block: Block) -> dict[str, object]:
    if block.type is BlockType.TABLE:
        return {
            "type": block.type.value,
            "level": block.level,
            "rows": [[c.text for c in row] for row in block.rows],
        }
    shown: dict[str, object] = {"type": block.type.value, "level": block.level, "text": block.text}
    if block.type is BlockType.LIST_ITEM:
        shown["ordered"] = block.ordered
        if block.number is not None:
            shown["number"] = block.number
    return shown
