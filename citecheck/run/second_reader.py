"""Beside step 6: a second reader on the `unclear` claims of a run, where the settings name one.

In: drafts with their verdicts. Out: the same with opinions, and an account for each draft. The
worst claims are asked about first, up to the budget of a draft. What sources say is cut, and the
reader's words are looked for, where sources are read: in the engine's jobs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from citecheck import reader
from citecheck.config.schema import Config, Semantic, models
from citecheck.engine import Done
from citecheck.model import (
    Opinion,
    Outcome,
    ReaderAccount,
    Says,
    Source,
    Verdict,
)
from citecheck.reader import Answer, Question, Reply
from citecheck.run.context import Bench, fetching
from citecheck.run.draft_run import Case, Had
from citecheck.run.reader_claims import Asked, choose, plain, sentences_of, with_windows
from citecheck.run.reader_jobs import Found, Judged, Looked, Place, judge, place
from citecheck.run.schedule import spread
from citecheck.sources.address import host_of
from citecheck.verdict.second_reader import with_opinion

Settled = tuple[Case, tuple[Verdict, ...]]

_OVER_BUDGET = "more claims are unclear than [reader] max_claims has asked about"
_NO_PASSAGE = "nothing of its sources could be shown to the reader"


class Heard(Struct, frozen=True, kw_only=True):
    """The verdicts of a draft with what the second reader says, and the account of it."""

    verdicts: tuple[Verdict, ...]
    account: ReaderAccount


class _Counts(Struct):
    """What becomes of the claims of one draft."""

    silent: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    answered: int = 0
    discarded: int = 0
    decided: int = 0
    from_store: int = 0
    sent: int = 0
    characters: int = 0


def hear(settled: Sequence[Settled], had: Had, config: Config, bench: Bench) -> list[Heard]:
    """Return the verdicts of each draft with what the second reader says, in their order.

    Raises:
        ConfigError: the settings of the reader cannot be used.
        StoreError: the store cannot be opened, read or written.
    """
    run = _Run(had, config, bench)
    counts = {case.number: _Counts() for case, _ in settled}
    asked = []
    for case, verdicts in settled:
        chosen, more = choose(case, verdicts, config.reader.max_claims)
        counts[case.number].claims = len(chosen) + more
        counts[case.number].silent[_OVER_BUDGET] = more
        asked += chosen
    replies = run.replies(with_windows(asked, had, bench), counts)
    new = run.opinions(replies, counts)
    return [
        Heard(
            verdicts=tuple(new.get((case.number, item.claim_id), item) for item in verdicts),
            account=run.account(counts[case.number]),
        )
        for case, verdicts in settled
    ]


class _Run:
    """What is the same for all claims of a run."""

    def __init__(self, had: Had, config: Config, bench: Bench) -> None:
        self._had = had
        self._config = config
        self._settings = config.reader
        self._bench = bench
        self._is_local = reader.is_local(config.reader)

    def replies(
        self, asked: Sequence[Asked], counts: Mapping[int, _Counts]
    ) -> list[tuple[Asked, Answer]]:
        """Return the answers, with the claims that they are about; count what else came."""
        for item in asked:
            if not item.windows:
                counts[item.draft].silent[_NO_PASSAGE] += 1
        asked = [item for item in asked if item.windows]
        return list(
            self._judged(asked, counts) if self._is_local else self._consulted(asked, counts)
        )

    def _consulted(
        self, asked: Sequence[Asked], counts: Mapping[int, _Counts]
    ) -> Iterator[tuple[Asked, Answer]]:
        questions = [self._question(item) for item in asked]
        consult = self._bench.consult or reader.consult
        options = fetching(self._config, self._bench)
        replies: Mapping[str, Reply] = consult(questions, self._config, options)
        for item, question in zip(asked, questions, strict=True):
            own, reply = counts[item.draft], replies[question.key]
            own.from_store += reply.is_kept
            own.sent += reply.is_sent
            own.characters += len(question.content) if reply.is_sent else 0
            if reply.answer is None:
                own.silent[reply.reason] += 1
            else:
                yield item, reply.answer

    def _question(self, item: Asked) -> Question:
        return Question(
            model=self._settings.model or "",
            claim=plain(item.claim.words),
            before=plain(item.claim.context or "") or None,
            passages=tuple(text for _, _, text in item.windows),
        )

    def _judged(
        self, asked: Sequence[Asked], counts: Mapping[int, _Counts]
    ) -> Iterator[tuple[Asked, Answer]]:
        """Yield what the model of entailment on this machine makes of each claim."""
        jobs = [
            Judged(
                source=self._source(item),
                store=self._bench.store,
                claim=plain(item.claim.words),
                passages=tuple(sentences_of(item.verdict)),
                models=models(self._config) or Semantic(),
            )
            for item in asked
        ]
        came = {
            (done.job.claim, done.job.passages): done for done in spread(judge, jobs, self._bench)
        }
        for item, job in zip(asked, jobs, strict=True):
            done = came[job.claim, job.passages]
            if isinstance(done, Done):
                yield item, done.result
            else:
                counts[item.draft].silent["the model could not be run"] += 1

    def _source(self, item: Asked) -> Source:
        source = self._had[item.windows[0][0]]
        if not isinstance(source, Source):
            raise TypeError("a window is cut from a source that was had")
        return source

    def opinions(
        self, answered: Sequence[tuple[Asked, Answer]], counts: Mapping[int, _Counts]
    ) -> dict[tuple[int, str], Verdict]:
        """Return the verdicts with opinions; answers whose words are nowhere are counted only."""
        found = self._found([pair for pair in answered if pair[1].says is not Says.UNCLEAR])
        new: dict[tuple[int, str], Verdict] = {}
        for item, answer in answered:
            own, place_of = counts[item.draft], found.get(item.id)
            if answer.says is not Says.UNCLEAR and (place_of is None or not place_of[1].is_about):
                own.discarded += 1
                continue
            own.answered += 1
            key, at = place_of or (None, None)
            opinion = Opinion(
                model=self._settings.model or "",
                says=answer.says,
                source_key=key,
                passage=at.passage if at else None,
                verified=at is not None,
            )
            new[item.id] = with_opinion(
                item.verdict, opinion, at.weight if at else None, decides=self._settings.decides
            )
            own.decided += new[item.id].outcome is not Outcome.UNCLEAR
        return new

    def _found(
        self, answered: Iterable[tuple[Asked, Answer]]
    ) -> dict[tuple[int, str], tuple[str, Found]]:
        """Return where the words of each answer stand: the first window that has them."""
        order: dict[tuple[int, str], list[str]] = {}
        wanted: defaultdict[str, list[tuple[tuple[int, str], Looked]]] = defaultdict(list)
        for item, answer in answered:
            keys = list(dict.fromkeys(key for key, _, _ in item.windows))
            order[item.id] = keys
            for key in keys:
                spans = tuple(span for name, span, _ in item.windows if name == key)
                looked = Looked(claim=item.claim, words=answer.words, windows=spans)
                wanted[key].append((item.id, looked))
        jobs = [
            Place(
                source=source,
                store=self._bench.store,
                items=tuple(looked for _, looked in wanted[key]),
            )
            for key in wanted
            if isinstance(source := self._had.get(key), Source)
        ]
        came: dict[tuple[tuple[int, str], str], Found] = {}
        for done in spread(place, jobs, self._bench):
            if isinstance(done, Done):
                key = done.job.source.key
                for (ident, _), one in zip(wanted[key], done.result, strict=True):
                    if one is not None:
                        came[ident, key] = one
        return {
            ident: next((key, came[ident, key]) for key in keys if (ident, key) in came)
            for ident, keys in order.items()
            if any((ident, key) in came for key in keys)
        }

    def account(self, own: _Counts) -> ReaderAccount:
        """Return the account of one draft."""
        return ReaderAccount(
            model=self._settings.model or "",
            claims=own.claims,
            answered=own.answered,
            discarded=own.discarded,
            silent=tuple(sorted((why, number) for why, number in own.silent.items() if number)),
            decided=own.decided,
            from_store=own.from_store,
            host=host_of(self._settings.url or "") if own.sent else None,
            sent=own.sent,
            characters=own.characters,
        )
