# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A map in a notebook
#
# This notebook is a text file. Open it in Jupyter with the jupytext extension, or run it as a script.
# A map shows itself as a picture, a table as a table.

# %%
import argmap

b = argmap.MapBuilder("Umbrella", conclusion="take_an_umbrella")
rain = b.claim("The forecast says rain", prior=0.7)
take = b.claim("Take an umbrella", prior=0.1)
keeps = b.support([rain, b.premise("Umbrellas keep rain off", prior=0.95)], take, strength=0.9)
b.undercut(b.claim("The forecast is old", prior=0.3), keeps)
m = b.build()
m

# %% [markdown]
# ## What do the numbers say?
#
# A score is a degree from 0 to 1: how far the map supports a claim. It is not the probability that it is true.

# %%
m.score().table()

# %% [markdown]
# ## What if?
#
# Hold a claim at a value and see what moves. Each call gives a new result; the map never changes.

# %%
m.score().diff(m.score(fix={"the_forecast_is_old": 1.0}))

# %% [markdown]
# ## Does the answer depend on the semantics?

# %%
answers = {name: round(m.score(name)[take], 3) for name in ("df_quad", "quadratic_energy", "euler", "mlp")}
answers

# %% [markdown]
# ## Your own analysis
#
# A map is a networkx graph when you want one.

# %%
graph = m.to_networkx(simple=True)
sorted(graph.in_degree())

# %% [markdown]
# ## By hand
#
# The map as a page inside the notebook: drag the ticks. What is moved stands in `w.what_if`, and what is set there is
# drawn. It needs `pip install "argmap[widget]"`; `m.to_html("umbrella.html")` writes the same page to send.

# %%
w = m.widget()
w

# %%
w.what_if = {"prior": {rain: 1.0}}
round(w.scores[take], 3)
