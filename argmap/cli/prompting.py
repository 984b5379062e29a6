"""`argmap prompt`: one page that teaches the map file to who drafts a map from a text, a language model say."""

from __future__ import annotations

from argmap.cli.outcome import Outcome

PROMPT = """\
# From a text to an argument map

Write the argument of a text as one map file in YAML. Answer with the file alone: no word before or after it, and no ``` lines.
Two examples, and ten sentences on what goes wrong most often.

## Example 1: who says it, and how sure they are

> Ines Okafor, a resident: "Mill Street should be closed to lorries. A driver told me that one of them broke the guard rail, and
> a street without a rail is no place for children. I grant that deliveries would take longer. But since when do minutes count for
> more than a child? And I think most shops could be reached from behind. Who's going to pay for a new rail?"

```yaml
argmap: 1
title: Should Mill Street be closed to lorries?
conclusion: close
defaults: {derived: 0.1}
documents:
  letter: {title: Letter of Ines Okafor}
sources:
  okafor: {name: Ines Okafor, kind: person}
  driver: {name: A driver, kind: person, via: okafor, reliability: 0.5, note: Nobody knows who it was.}
claims:
  close:
    text: Mill Street should be closed to lorries.
    said_by: okafor
  broke:
    text: A lorry broke the guard rail of Mill Street.
    said_by: {source: driver, act: asserts, at: {document: letter, quote: one of them broke the guard rail}}
  no_place:
    text: A street without a guard rail is no place for children.
    said_by: okafor
  children:
    text: There are children in Mill Street.
    implied: true
  longer:
    text: Deliveries would take longer.
    said_by: {source: okafor, act: concedes}
  child_first:
    text: Minutes do not count for more than a child.
    said_by: {source: okafor, act: implies}
  behind:
    text: Most shops could be reached from behind.
    hedge: I think
    said_by: okafor
  who_pays:
    kind: question
    text: Who is going to pay for a new rail?
    status: open
    said_by: {source: okafor, act: asks}
relations:
  - {id: safety, premises: [broke, no_place, children], supports: close}
  - {id: delay, premises: [longer], rebuts: close}
  - {premises: [child_first], undercuts: delay}
  - {premises: [behind], rebuts: longer}
```

## Example 2: reasons, objections, replies

> The council: "The new lamps made the park safer: reports of thefts fell from forty to twelve, and people walk there after dark
> again." Lena Brandt: "Patrols were doubled that year, so the figures show nothing about lamps. And safer? Assaults went up."
> The council: "Patrols were doubled in every park, and elsewhere thefts did not fall."

```yaml
argmap: 1
title: Did the new lamps make the park safer?
conclusion: safer
defaults: {derived: 0.1}
sources:
  council: {name: The council, kind: group}
  brandt: {name: Lena Brandt, kind: person}
claims:
  safer: {text: The new lamps made the park safer., said_by: [council, {source: brandt, act: denies}]}
  fewer: {kind: evidence, text: Reports of thefts in the park fell from forty to twelve., said_by: council}
  walk: {text: People walk in the park after dark again., said_by: council}
  patrols: {text: Patrols in the park were doubled that year., said_by: brandt}
  assaults: {text: Assaults in the park went up., said_by: brandt}
  everywhere: {text: Patrols were doubled in every park., said_by: council}
  elsewhere: {text: "In parks without new lamps, thefts did not fall.", said_by: council}
relations:
  - {id: count, premises: [fewer], supports: safer}
  - {premises: [walk], supports: safer}
  - {id: other_cause, premises: [patrols], undercuts: count}
  - {premises: [assaults], rebuts: safer}
  - {premises: [everywhere, elsewhere], undercuts: other_cause}
```

## Ten sentences

1. Keys: start with `argmap: 1`, `title` and `conclusion` (the id of a claim); `documents`, `sources` and `claims` are mappings from ids
   to entries, `relations` is a list of `{premises: [ids], supports or rebuts or undercuts: id}`; an id is one word of letters, digits
   and `_` that nothing else has; quote a text that has `: `, ` #` or a quotation mark in it, or a comma inside `{...}`.
2. A claim is one sentence that could be true while its neighbours are false, and that is understood without them: where it says
   "and", "which", "because", "whereas" or "so", make two of it, and put the name in place of "it" and "they".
3. Premises share a relation if each is idle without the others; a reason that counts for something by itself gets its own relation.
4. Who says "that is not so" rebuts the claim; who says "even so, that shows nothing", or grants that a thing is tried and doubts that it
   works, undercuts the relation, which then needs an `id`; who distrusts one statement `denies` it or attacks that claim, who distrusts all
   that somebody says undercuts the source; a reply aims at what it answers: the claim of the objection, or its relation; and a proposal of
   something else rebuts only with the premise, `implied` or not, that it would do as well or that one cannot have both.
5. One reason is one claim with one relation to each thing it bears on, however often and in whatever words or figures it comes back,
   and a sentence that bears on nothing stays out; `same_as: id` is for a second claim that says the very same, and it has no prior.
6. `said_by` names the source whose word it is, or lists all who speak to the claim (acts: asserts, reports, cites, quotes, concedes,
   denies, asks, speculates, implies, retracts); a source has a `kind` in a word (person, group, leaflet, study), and is `first`, `second`
   where the text names nobody; what a speaker has from a third person, "X believes that p" too, X asserts `via` the speaker, who asserts it
   as well only in their own name; "perhaps", "I think", "concerns about" are the `hedge`, and conditions, "promised" and "expects" stay in the
   sentence.
7. What a speaker grants has `act: concedes`, each part of it, and bears on what the other side would use it for or against.
8. Add what a step needs and nobody says with `implied: true`, if the speaker would have to agree to it: the "if" of a premise, what ties
   its words to those of the target; nothing else that is not in the text belongs into the map, be it true, nor what a thing is for as a
   reason that it is so.
9. A question that expects no answer is a claim, a sentence that its asker `implies`; a real one has `kind: question`, supports nothing
   and has no prior; it is `answered` if the text says by what, and that relation has `answers: id` beside `supports` or `rebuts`.
10. A `quote` is copied letter by letter; a claim with reasons needs no prior, since `derived` gives it a low one; every other `prior`,
    `strength` or `reliability` (0 to 1) has its reason in a `note` or is left out, and so is every date and page that you do not know.
"""


def prompt() -> Outcome:
    """Print the page."""
    return Outcome(PROMPT)
