"""Other words under which a person looks for a command, by the command's name.

The help and the list of the commands are searched by them.
"""

from __future__ import annotations

_RATE = "eta η lr learning step size stepsize alpha"
_WEIGHT = "w move put marble position start"
_GAP = "h secant limit derivative"

SYNONYMS = {
    "play": "run animate go start stop pause roll",
    "step": "next forward iteration update epoch",
    "back": "previous step epoch rewind",
    "start": "beginning first home rewind",
    "end": "last jump finish",
    "restart": "reset again anew",
    "faster": "speed pace tempo",
    "slower": "speed pace tempo",
    "rate up": f"{_RATE} raise larger increase faster",
    "rate down": f"{_RATE} lower smaller decrease slower",
    "rate far up": f"{_RATE} raise larger increase tenth",
    "rate far down": f"{_RATE} lower smaller decrease tenth",
    "landmark before": f"{_RATE} regime lower",
    "landmark after": f"{_RATE} regime raise best critical",
    "weight left": f"{_WEIGHT} lower",
    "weight right": f"{_WEIGHT} raise",
    "weight far left": f"{_WEIGHT} lower",
    "weight far right": f"{_WEIGHT} raise",
    "type rate": f"{_RATE} number exact enter set",
    "type weight": f"{_WEIGHT} number exact enter set",
    "set up": "setup landscape formula epochs weights function loss rule options",
    "undo": "back again revert mistake",
    "redo": "again repeat",
    "slow": "experiment example demo slow convergence",
    "trap": "experiment example demo oscillation bounce",
    "proportional": "experiment example demo two marbles",
    "defaults": "reset clear new",
    "beat": "explain arrows slope minus sign parts apart slowly",
    "next landing": "preview ghost",
    "uphill": "minus sign ascent climb",
    "mirror": "twin two second marble other side",
    "tangent": "line slope derivative gradient",
    "secant": "line slope chord difference quotient derivative",
    "gap halved": f"{_GAP} smaller",
    "gap doubled": f"{_GAP} larger",
    "gap turned": f"{_GAP} other side negative",
    "closer": "zoom window axes near bottom",
    "pin": "keep compare table remember",
    "unpin": "remove table forget",
    "bowl alone": "projector lecture talk large big presentation",
    "next picture": "plot graph eta η rates map",
    "previous picture": "plot graph map",
    "lessons": "teach learn tutorial why explain course",
    "challenge": "game goldilocks find best",
    "fog": "game goldilocks blind challenge",
    "onwards": "next lesson continue show",
    "previous lesson": "backspace",
    "leave": "exit back out lesson challenge",
    "log up": "scroll history page earlier",
    "log down": "scroll history page later",
    "dark or light": "colour color theme white black",
    "next colours": "color theme contrast ansi terminal",
    "commands": "palette search find actions menu",
    "save": "export write file csv json svg txt text screenshot picture",
    "copy": "share clipboard link url command line save state",
    "suspend": "shell terminal background stop",
    "help": "keys manual search legend words glossary",
    "quit": "exit close end leave",
}

PICTURES = {
    "epochs by η": "map learning rate best goldilocks",
    "long run by η": "chaos bifurcation feigenbaum cycles attractor",
    "basins": "valley fractal start attraction",
    "cobweb": "stairs iteration map diagonal",
    "line and data": "regression fit points",
}
"""By the name of a picture of the whole."""
