"""Topics as queries, and the passages of reports that were written for the training."""

from __future__ import annotations

from collections import Counter

from index.training.reports import load_reports
from index.training.topics import load_topics
from index.training.written import UNANSWERED, WRITTEN_TWINS, load_written, passage_key


def test_topics_are_put_as_people_ask_always_alike() -> None:
    topics = load_topics()
    assert topics == load_topics()
    kinds = Counter(topic.kind for topic in topics)
    assert kinds.keys() == {"topic", "topic not treated"}
    assert "topic not treated" in UNANSWERED
    bare = sum(not topic.text.endswith("?") for topic in topics)
    assert 0.3 < bare / len(topics) < 0.7


def test_every_passage_of_a_report_has_its_questions_and_topics() -> None:
    reports = load_reports()
    keys = [passage_key(report) for report in reports]
    assert len(set(keys)) == len(keys) > 0
    assert all(len(report.sentences) > 1 and report.heading for report in reports)
    twins = Counter(twin.key for twin in load_written(WRITTEN_TWINS))
    topics = Counter(topic.key for topic in load_topics())
    assert all(twins[key] >= 6 and topics[key] == 2 for key in keys)
