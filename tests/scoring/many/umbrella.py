"""A map with everything that bears on a score: links, undercuts, backing, sources, restatements, a circle."""

MAP = """
argmap: 1
title: Umbrella
defaults: {join: %s}
sources:
  radio: {name: The radio, reliability: 0.8}
  aunt: {name: My aunt, via: radio, reliability: 0.5}
  neighbour: {name: The neighbour}
claims:
  why: {kind: question, text: Why?}
  wet: {text: We shall be wet., same_as: rain}
  rain: {text: It will rain., prior: 0.7, said_by: [{source: aunt, act: asserts}]}
  cloud: {text: The sky is dark., prior: 0.9, said_by: [{source: neighbour, act: asserts}, {source: aunt, act: reports}]}
  liar: {text: The neighbour exaggerates., prior: 0.4}
  late: {text: It is late., prior: 0.3}
  take: {text: Take an umbrella., prior: 0.4}
  again: {text: We go out again., prior: 0.6}
relations:
  - {id: weather, premises: [rain, cloud, late], supports: take, strength: 0.9}
  - {id: dark, premises: [cloud], supports: rain}
  - {id: dark_again, premises: [cloud], supports: wet}
  - {id: wet_take, premises: [wet], supports: take, strength: 0.5}
  - {id: rain_take, premises: [rain], supports: take, strength: 0.7}
  - {id: doubt, premises: [liar], undercuts: neighbour}
  - {id: backing, premises: [again], supports: weather}
  - {id: hurry, premises: [late], undercuts: weather}
  - {id: slow, premises: [late], rebuts: rain}
  - {id: asked, premises: [why], undercuts: weather}
  - {id: loop, premises: [take], supports: again}
  - {id: both, premises: [again, liar], rebuts: take}
"""
