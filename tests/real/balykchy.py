"""The shape of a real meeting's file (kept beside the repository) turned into ``mslite.meeting/1``."""

from typing import Any

Plain = dict[str, Any]
KINDS = {"closing": "speech"}


def converted(source: Plain) -> Plain:
    """Return the file as ``mslite.meeting/1``: what was said in its order, opinions where they were told."""
    project = source["project"]
    said = [*source["speeches"], *({**opinion, "kind": "opinion"} for opinion in source["opinions"])]
    return {
        "form": "mslite.meeting/1",
        "lang": source["language"],
        "meeting": {
            "kind": "residents",
            "title": source["title"],
            "date": source["date"],
            "place": source["place"],
            "venues": source["venues_named"],
            "project": {"ky": project["header_ky"], "ru": project["header_ru"]},
            "grant": project["financing"],
            "purpose": source["purpose"],
            "introduction": source["introduction"],
            "attendees": [
                {
                    "name": person["name"],
                    "post": person["position"],
                    "organisation": group["organisation"],
                }
                for group in source["attendees"]
                for person in group["people"]
            ],
            "agenda": [{"text": item["text"], "speakers": item["speakers"]} for item in source["agenda"]],
            "statements": [
                {
                    "kind": KINDS.get(one["kind"], one["kind"]),
                    "speaker": one["speaker"],
                    "speaker_role": one.get("role") or "",
                    "text": one["text"],
                }
                for one in sorted(said, key=lambda one: one["seq"])
            ],
            "decisions": [decision["text"] for decision in source["decisions"]],
            "publications": [{"medium": p["medium"], "url": p["url"]} for p in source["publications"]],
        },
    }
